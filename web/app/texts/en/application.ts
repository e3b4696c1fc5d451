import { counted } from '../../i18n/counted.ts'
import type { Situation, Waiting } from '../../pages/application/situation.ts'

const organisations = (count: number): string => counted('en', count, { one: 'organisation', other: 'organisations' })

const yeses = (count: number): string => counted('en', count, { one: 'more yes', other: 'more yeses' })

const on = (date: string): string => (date === '' ? '' : ` on ${date}`)

const answersAwaited = ({ open, missing, mode, deadline }: Situation): string => {
  const waiting = `Waiting for ${organisations(open)}.`
  if (mode === undefined)
    return missing > 0 ? `${waiting} ${yeses(missing)} ${missing === 1 ? 'is' : 'are'} needed.` : waiting
  if (missing > open)
    return `${waiting} Even with a yes from all of them, ${missing - open} would be missing: more can be invited until ${deadline}.`
  if (mode === 'whenAllAnswered')
    return `${waiting} The decision comes by itself when all have answered, or on ${deadline}.`
  if (mode === 'onMyWord') return `${waiting} With ${yeses(missing)} the coordinator can ask for the decision.`
  return `${waiting} With ${yeses(missing)} the cluster is registered by itself.`
}

const waiting: Readonly<Record<Waiting, (situation: Situation) => string>> = {
  appeal: () =>
    'Refused, and appealed. An officer who has decided nothing in the case looks at it; until then nothing is deleted.',
  submission: () => 'The application has not been sent yet. Nothing happens until it is.',
  screening: () => 'We are checking the application against the register. That takes seconds.',
  correction: ({ mine, faults, correctBy }) =>
    mine
      ? `Please correct ${counted('en', faults, { one: 'field', other: 'fields' })} by ${correctBy}, and send the application again.`
      : 'The coordinator is correcting the application.',
  answers: answersAwaited,
  word: ({ mine, deadline }) =>
    `Enough organisations have confirmed. The decision comes ${mine ? 'when you ask' : 'when the coordinator asks'} for it, or on ${deadline}.`,
  moreOrganisations: ({ missing, until, mine }) =>
    `All have answered, and ${organisations(missing)} ${missing === 1 ? 'is' : 'are'} missing. ${mine ? 'Please invite' : 'The coordinator can invite'} more by ${until}; otherwise the cluster is not registered.`,
  decision: () => 'We are deciding: the rules are applied to everybody who has confirmed.',
  finding: ({ since }) =>
    `An officer is looking at one question that the rules leave open${since === undefined ? '' : `, since ${since}`}.`,
  registration: () => 'The rules hold. We are registering the cluster.',
  restart: () => 'Something broke on our side. We are on it, and nothing is lost.',
  registered: ({ ended, open }) =>
    `The cluster is registered${on(ended)}. ${open > 0 ? `${organisations(open)} can still say yes and join.` : 'There is nothing left to do.'}`,
  rejected: ({ ended }) =>
    `The cluster was refused${on(ended)}. The coordinator has every reason, here and by mail; the name is free again.`,
  withdrawn: ({ mine, ended, cancelled }) =>
    cancelled
      ? `An officer cancelled the application${on(ended)}.`
      : `${mine ? 'You' : 'The coordinator'} withdrew the application${on(ended)}.`,
  expired: ({ ended }) => `No correction came, so the application was closed${on(ended)}. The name is free again.`,
}

/** What is said of an application, in English. */
export const texts = {
  turn: 'Whose turn it is',
  reasons: 'Why',
  coordinator: 'Coordinator',
  sent: 'Sent',
  deadline: 'Deadline',
  ended: 'Ended',
  modes: {
    whenRulesHold: 'as soon as the rules hold',
    whenAllAnswered: 'when everybody has answered',
    onMyWord: 'when the coordinator says so',
  },
  answers: {
    listed: 'cannot be asked yet',
    invited: 'has not answered yet',
    confirmed: 'has said yes',
    declined: 'has declined',
    expired: 'did not answer in time',
    revoked: 'is no longer asked',
    left: 'has taken its yes back',
    closed: 'was not asked any more',
  },
  holders: {
    applicant: { mine: 'yours', others: 'the coordinator’s' },
    invited: 'the invited organisations',
    officer: 'an officer’s',
    operator: 'ours',
    service: 'ours',
    nobody: 'nobody’s',
  },
  waiting,
  rulesNow: 'The rules, now',
  rulesThen: 'The rules, as they stood',
  spans: { you: 'You', them: 'Invited organisations', us: 'Us' },
  spent: (days: number, hours: number, minutes: number) =>
    days > 0
      ? counted('en', days, { one: 'day', other: 'days' })
      : hours > 0
        ? counted('en', hours, { one: 'hour', other: 'hours' })
        : minutes > 0
          ? counted('en', minutes, { one: 'minute', other: 'minutes' })
          : 'less than a minute',
  about: 'About the application',
  toCluster: 'To the cluster',
  invitees: {
    title: 'Organisations',
    empty: 'Nobody is on the list yet.',
    coordinator: 'Coordinator',
    asked: (date: string) => `asked on ${date}`,
    answered: (date: string) => `answered on ${date}`,
    daysLeft: (count: number) =>
      count === 0 ? 'due today' : `${counted('en', count, { one: 'day', other: 'days' })} left`,
    remind: 'Send again',
    remindAll: (count: number) => (count === 1 ? 'Remind the one' : `Remind all ${count}`),
    reminded: (resent: number, later: number) =>
      [
        `${organisations(resent)} ${resent === 1 ? 'was' : 'were'} written to once more.`,
        later > 0 ? `${organisations(later)} cannot be reminded again yet.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    replace: 'Replace',
    revoke: 'Take back',
    showAll: (count: number) => `Show all ${count}`,
    replaceTitle: (name: string) => `Replace ${name}`,
    replaceLabel: 'Identifier of the organisation to ask instead',
    replaceHint: 'It takes the place in the projects too.',
    doReplace: 'Ask this one instead',
  },
  shortfalls: {
    unknown: 'not in the register',
    suspended: 'suspended in the register, so it would not count',
    struckOff: 'struck off the register, so it would not count',
    kindNotCounted: 'a partner: welcome, does not count towards the minimum',
    unreachable: 'no mail reaches it',
    undeliverable: 'our mail came back',
    notAsked: 'not asked yet',
  },
  actions: {
    goOn: 'Go on writing',
    correct: 'Correct it',
    invite: 'Invite organisations',
    withdraw: 'Withdraw',
    withdrawTitle: 'Withdraw the application',
    withdrawMeaning: 'It ends here. Everybody who was asked is told, and the name is free again.',
    reason: 'Reason',
    reasonHint: 'Everybody concerned can read it.',
    doWithdraw: 'Withdraw the application',
    extend: 'Extend the deadline',
    decide: 'Ask for the decision',
    mode: 'When it is decided',
    copy: 'Begin again from this one',
    appeal: 'Appeal',
    appealTitle: 'Appeal against the refusal',
    appealMeaning: (limit: string) =>
      `An officer who has decided nothing in the case looks at it. You can appeal once, until ${limit}.`,
    appealHint: 'Say what was overlooked or has changed.',
    doAppeal: 'Send the appeal',
  },
  asked: {
    yours: 'Your organisation',
    from: (coordinator: string) => `${coordinator} asks you to found this cluster together.`,
    accept: 'Accept the invitation',
    decline: 'Decline',
    leave: 'Take the yes back',
    declineTitle: 'Decline the invitation',
    leaveTitle: 'Take the yes back',
    declineMeaning: 'The coordinator hears of it. You can change your answer until the invitation runs out.',
    why: 'Why does your organisation decline?',
    whyHint: 'The coordinator will read this.',
    meaning: 'What a yes means',
    points: (organisation: string) => [
      `${organisation} becomes part of the consortium, and a member of the cluster once it is registered.`,
      'Your organisation can leave again at any time.',
    ],
  },
  timeline: 'What happened',
  live: 'New events appear by themselves.',
  still: 'Nothing more happens here.',
}
export type Texts = typeof texts
