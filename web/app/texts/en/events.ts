import { counted } from '../../i18n/counted.ts'
import type { Dates } from '../../i18n/dates.ts'
import { numberIn, textIn, wordsIn, type TimelineEvent } from '../../i18n/event-data.ts'

/** The sentence for every kind of event. */
export type Texts = Readonly<Record<TimelineEvent['type'], (event: TimelineEvent, dates: Dates) => string>>

const who = ({ organisation }: TimelineEvent): string => organisation?.name ?? 'An organisation'

const organisations = (count: number): string => counted('en', count, { one: 'organisation', other: 'organisations' })

const reason = (event: TimelineEvent): string => {
  const given = textIn(event, 'reason')
  return given === undefined ? '' : ` The reason given: ${given}`
}

const invited = (event: TimelineEvent): string => {
  const asked = numberIn(event, 'asked')
  if (asked === undefined) return `${who(event)} was invited.`
  const listed = numberIn(event, 'listed') ?? 0
  const others = listed > 0 ? ` ${organisations(listed)} cannot be asked yet.` : ''
  return `${organisations(asked)} ${asked === 1 ? 'was' : 'were'} invited.${others}`
}

const modes = new Map([
  ['whenRulesHold', 'as soon as the rules hold'],
  ['whenAllAnswered', 'when everybody has answered'],
  ['onMyWord', 'when the coordinator says so'],
])

/** The sentence for every kind of event, in English. */
export const texts: Texts = {
  created: (event) => `${who(event)} began the application.`,
  changed: () => 'The coordinator changed the application.',
  submitted: (event) => `${who(event)} sent the application.`,
  resubmitted: (event) => `${who(event)} corrected the application and sent it again.`,
  screened: () => 'We checked the application against the register.',
  returnedForCorrection: (event) =>
    `Returned for correction: ${counted('en', wordsIn(event, 'faults'), { one: 'field', other: 'fields' })}.`,
  invited,
  listed: (event) => `${who(event)} is on the list, but cannot be asked yet.`,
  confirmed: (event) => `${who(event)} said yes.`,
  declined: (event) => `${who(event)} declined.${reason(event)}`,
  left: (event) => `${who(event)} took its yes back.${reason(event)}`,
  revoked: (event) => `The coordinator took back the invitation of ${who(event)}.`,
  invitationExpired: (event) => `${who(event)} did not answer in time.`,
  reminded: (event) => `We reminded ${who(event)}.`,
  resent: (event) => `The invitation was sent to ${who(event)} once more.`,
  undeliverable: (event) => `Our mail to ${who(event)} came back. We do not wait for its answer any longer.`,
  registerChanged: (event) =>
    `The register’s entry of ${who(event)} changed: it ${event.data['counts'] === true ? 'counts' : 'does not count'}.`,
  modeChosen: (event) => {
    const mode = modes.get(textIn(event, 'mode') ?? '')
    return `The coordinator chose when to decide${mode === undefined ? '' : `: ${mode}`}.`
  },
  wordGiven: () => 'The coordinator asked for the decision.',
  extended: (event, dates) =>
    `The coordinator moved the deadline to ${dates.limit(textIn(event, 'deadline') ?? event.at)}.`,
  assessed: (event) =>
    textIn(event, 'verdict') === 'approved'
      ? `The rules hold: ${organisations(numberIn(event, 'confirmed') ?? 0)} have confirmed and count.`
      : `The rules do not hold: ${organisations(numberIn(event, 'confirmed') ?? 0)} have confirmed and count.`,
  sentToOfficer: (event) =>
    `An officer was asked about ${counted('en', wordsIn(event, 'rules'), { one: 'question', other: 'questions' })} that the rules leave open.`,
  escalated: () => 'The officer’s answer is overdue.',
  found: (event) =>
    `An officer looked at the question: ${textIn(event, 'verdict') === 'accept' ? 'nothing stands against it' : 'not accepted'}.`,
  registrationStarted: () => 'The registration has begun.',
  registrationUndone: () => 'Something changed during the registration. The rules are applied again.',
  registered: (event) => {
    const members = counted('en', numberIn(event, 'members') ?? 0, { one: 'member', other: 'members' })
    return `The cluster is registered with ${members}.`
  },
  joined: (event) => `${who(event)} joined the cluster.`,
  rejected: () => 'The cluster is not registered.',
  expired: () => 'The application was closed, because no correction came.',
  cancelled: (event) => `An officer cancelled the application.${reason(event)}`,
  withdrawn: (event) => `The coordinator withdrew the application.${reason(event)}`,
  restarted: () => 'The work on the application was taken up again where it stood.',
  appealed: () => 'The coordinator appealed against the refusal; another officer looks at it.',
  appealUpheld: () => 'The refusal was upheld.',
  appealGranted: () => 'The appeal was granted; the application is on its way again as a new case.',
  stuck: () => 'Something broke on our side. We are on it, and nothing is lost.',
  handoverOffered: (event) => `The coordinator offered ${who(event)} to coordinate the application.`,
  handoverAccepted: (event) => `${who(event)} accepted, and coordinates the application from now on.`,
  handoverDeclined: (event) => `${who(event)} declined to coordinate the application.`,
  handoverTakenBack: (event) => `The coordinator took back its offer to ${who(event)} to coordinate the application.`,
  handoverExpired: (event) => `${who(event)} did not answer in time whether it would coordinate the application.`,
  handoverVoid: (event) => `The offer to ${who(event)} to coordinate the application has become void.`,
}
