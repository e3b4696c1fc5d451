import type { Decision } from '../../domain/decision.ts'
import type { CaseFacts } from '../../mail/facts.ts'
import type { Part } from '../../mail/letter.ts'
import { faults, reasons } from '../../mail/reasons.ts'
import { counted } from '../counted.ts'
import type { Letters } from '../mail-texts.ts'

const theCase = ({ cluster, caseNumber }: CaseFacts): Part => ({
  figures: [
    ['Cluster', cluster],
    ['Case', caseNumber],
  ],
})

const see = (page: string): Part => ({ action: 'See the application', href: page })

const ASKED_BY_COORDINATOR = 'You get this mail because your organisation submitted this application.'
const askedByMember = ({ coordinator }: CaseFacts) =>
  `You get this mail because ${coordinator}, the coordinator of the consortium, had invited your organisation.`

const because: Record<Decision['because'], string> = {
  rules: 'It breaks a rule that time and answers cannot mend.',
  deadline: 'The deadline came before enough organisations had confirmed.',
  windowOver: 'Everybody had answered, too few organisations counted, and the time to add more is over.',
  officer: 'An officer decided so on a question that the rules leave open.',
  noCorrection: 'The correction that we asked for did not come in time.',
  word: 'The coordinator asked for the decision.',
  rulesHold: 'The conditions were met.',
  allAnswered: 'Everybody had answered.',
}

/** Mail about the course and the end of an application, in English. */
export const caseLetters: Letters<
  | 'submissionReceived'
  | 'returnedForCorrection'
  | 'tooFew'
  | 'approved'
  | 'rejected'
  | 'expired'
  | 'withdrawn'
  | 'clusterRegistered'
> = {
  submissionReceived: (facts, { time }) => ({
    subject: `Application received: ${facts.caseNumber}`,
    happened: [
      { paragraph: `We have received your application for the cluster “${facts.cluster}”.` },
      {
        figures: [
          ['Case', facts.caseNumber],
          ['Deadline', time(facts.deadline)],
          ['Organisations required', String(facts.minimum)],
        ],
      },
      see(facts.page),
    ],
    next: 'We check the application against the rules; that takes a moment. Then every organisation on your list is asked by mail, and the application is decided when the conditions that you chose are met, at the deadline at the latest.',
    turn: 'Ours. You will hear from us if something is to be corrected.',
    asked: ASKED_BY_COORDINATOR,
  }),
  returnedForCorrection: (facts, { time }) => ({
    subject: `Please correct your application: ${facts.caseNumber}`,
    happened: [
      {
        paragraph: `Before we ask the organisations, something in the application for “${facts.cluster}” must be corrected:`,
      },
      faults(facts.rules, 'en'),
      theCase(facts),
      see(facts.page),
    ],
    next: `Correct it and submit it again by ${time(facts.correctBy)}; then we go on at once. Without a correction the application ends on that day.`,
    turn: 'Yours.',
    asked: ASKED_BY_COORDINATOR,
  }),
  tooFew: (facts, { time }) => ({
    subject: `Too few organisations: ${facts.caseNumber}`,
    happened: [
      {
        paragraph: `Everybody has answered, and ${counted('en', facts.confirmed, { one: 'organisation counts', other: 'organisations count' })}; ${facts.minimum} are required.`,
      },
      theCase(facts),
      see(facts.page),
    ],
    next: `You can invite more organisations until ${time(facts.until)}, or withdraw. Otherwise the application is refused then.`,
    turn: 'Yours.',
    asked: ASKED_BY_COORDINATOR,
  }),
  approved: (facts) => ({
    subject: `Your cluster is registered: “${facts.cluster}”`,
    happened: [
      {
        paragraph: `The application has been approved, and the cluster is registered under the number ${facts.number} with ${counted('en', facts.members, { one: 'member', other: 'members' })}.`,
      },
      theCase(facts),
      see(facts.page),
    ],
    next: 'Invitations that are still open can be accepted until they run out; whoever accepts becomes a member. All members hear of the registration.',
    turn: 'Nobody’s: there is nothing that you must do.',
    asked: ASKED_BY_COORDINATOR,
  }),
  rejected: (facts, { time }) =>
    facts.to === 'member'
      ? {
          subject: `No cluster came of “${facts.cluster}”`,
          happened: [
            { paragraph: 'The application of the consortium that your organisation was invited to has been refused.' },
            theCase(facts),
          ],
          next: 'Nothing more: your answer, if you gave one, binds you to nothing, and an open invitation has ended.',
          turn: 'Nobody’s.',
          asked: askedByMember(facts),
        }
      : {
          subject: `Application refused: ${facts.caseNumber}`,
          happened: [
            {
              paragraph: `The application for the cluster “${facts.cluster}” has been refused. ${because[facts.because]}`,
            },
            theCase(facts),
            ...facts.reasons.map((text) => ({ paragraph: `The officer’s reason: ${text}` })),
            ...reasons(facts.results, facts.because, 'en'),
            see(facts.page),
          ],
          next: `The name is free again. You can apply again from a copy once what stood against this application has changed. If you think the refusal wrong, appeal by ${time(facts.appealUntil)}: an officer who has decided nothing in this case then looks at it.`,
          turn: 'Yours, if you want to try again or to appeal.',
          asked: ASKED_BY_COORDINATOR,
        },
  expired: (facts) => ({
    subject: `Application ended without a correction: ${facts.caseNumber}`,
    happened: [
      { paragraph: `The correction of the application for “${facts.cluster}” did not come in time, so it has ended.` },
      theCase(facts),
      see(facts.page),
    ],
    next: 'Nobody has been invited, and the name is free. You can submit a new application at any time.',
    turn: 'Yours, if you want to try again.',
    asked: ASKED_BY_COORDINATOR,
  }),
  withdrawn: (facts) =>
    facts.to === 'member'
      ? {
          subject: `The application for “${facts.cluster}” has been withdrawn`,
          happened: [
            {
              paragraph: `${facts.coordinator} has withdrawn the application of the consortium that your organisation was invited to.`,
            },
            ...(facts.reason ? [{ paragraph: `The reason given: ${facts.reason}` }] : []),
            theCase(facts),
          ],
          next: 'Nothing more: your answer, if you gave one, binds you to nothing, and an open invitation has ended.',
          turn: 'Nobody’s.',
          asked: askedByMember(facts),
        }
      : {
          subject: `Application withdrawn: ${facts.caseNumber}`,
          happened: [
            {
              paragraph: `The application for the cluster “${facts.cluster}” has been withdrawn, as your organisation asked.`,
            },
            theCase(facts),
            see(facts.page),
          ],
          next: 'Everybody who had been invited hears of it. The name is free again.',
          turn: 'Nobody’s.',
          asked: ASKED_BY_COORDINATOR,
        },
  clusterRegistered: (facts) => ({
    subject: `The cluster “${facts.cluster}” is registered`,
    happened: [
      {
        paragraph: `The cluster has been registered with ${counted('en', facts.members, { one: 'member', other: 'members' })}, and ${facts.organisation} is one of them.`,
      },
      {
        figures: [
          ['Cluster', facts.cluster],
          ['Registration number', facts.number],
          ['Coordinator', facts.coordinator],
          ['Case', facts.caseNumber],
        ],
      },
    ],
    next: 'Your membership is in force. The coordinator will turn to you about the projects; you can leave at any time.',
    turn: 'The coordinator’s.',
    asked: `You get this mail because your organisation accepted the invitation of ${facts.coordinator}.`,
  }),
}
