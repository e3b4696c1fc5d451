import type { CaseFacts, MailFacts } from '../../mail/facts.ts'
import type { Letter, Part } from '../../mail/letter.ts'
import { counted } from '../counted.ts'
import type { Letters, Words } from '../mail-texts.ts'
import { stagesPart } from './mail-stages.ts'

const theCase = ({ cluster, caseNumber, coordinator }: CaseFacts): Part => ({
  figures: [
    ['Cluster', cluster],
    ['Coordinator', coordinator],
    ['Case', caseNumber],
  ],
})

const invitation = (
  facts: MailFacts['invitation'],
  { time }: Words,
  opening: { readonly subject: string; readonly paragraph: string },
): Letter => ({
  subject: opening.subject,
  happened: [
    { paragraph: opening.paragraph },
    theCase(facts),
    ...(facts.purpose ? [{ paragraph: facts.purpose }] : []),
    ...(facts.projects.length > 0 ? [{ paragraph: 'Planned projects:' }, { list: facts.projects }] : []),
    ...stagesPart(facts.stages),
    { action: 'Read the invitation and answer', href: facts.link.page },
    {
      paragraph:
        'Opening the page commits you to nothing. The link is for your organisation alone: whoever has it can answer for you once.',
    },
    {
      paragraph: `On the same page you can say that you are not the right person, that you want no more invitations from ${facts.coordinator}, or none from anybody until a date.`,
    },
  ],
  next: `Say yes or no by ${time(facts.expiresAt)}; after that the invitation runs out. A yes makes ${facts.organisation} part of the consortium, and a member of the cluster once it is registered.`,
  turn: 'Yours.',
  asked: `${facts.coordinator}, the coordinator of the consortium, asked us to send this. We wrote to the address of ${facts.organisation} in the register; the coordinator does not see it.`,
  invites: facts.link,
})

const tally = ({
  confirmed,
  open,
  minimum,
}: {
  readonly confirmed: number
  readonly open: number
  readonly minimum: number
}) =>
  `So far ${counted('en', confirmed, { one: 'organisation counts', other: 'organisations count' })}, ${minimum} are required, ${counted('en', open, { one: 'answer is', other: 'answers are' })} still to come.`

const answers = {
  confirmed: 'has said yes',
  declined: 'has declined',
  left: 'has taken its confirmation back',
} as const

const turnAfterAnswer: { readonly [waitingFor: string]: string } = {
  answers: 'That of the organisations that have not answered.',
  moreOrganisations: 'Yours: all have answered, and too few have said yes. Invite others.',
  word: 'Yours: the conditions are met. Say when the application is to be decided.',
  decision: 'Ours: the application is being decided.',
  finding: 'An officer’s, who looks at the application.',
  registration: 'Ours: the cluster is being registered.',
}

/** Mail about invitations and their answers, in English. */
export const invitationLetters: Letters<
  | 'invitation'
  | 'reminder'
  | 'invitationExpired'
  | 'answerReceived'
  | 'invitationUndeliverable'
  | 'invitationsStopped'
  | 'memberJoined'
> = {
  invitation: (facts, words) =>
    invitation(facts, words, {
      subject: `Invitation to the consortium “${facts.cluster}”`,
      paragraph: `${facts.coordinator} invites ${facts.organisation} to found an inter-sectoral cluster together with other organisations.`,
    }),
  reminder: (facts, words) =>
    invitation(facts, words, {
      subject: `Reminder: invitation to the consortium “${facts.cluster}”`,
      paragraph: `${facts.coordinator} has invited ${facts.organisation} to found an inter-sectoral cluster, and your answer is still open.`,
    }),
  invitationExpired: (facts) => ({
    subject: `The invitation to “${facts.cluster}” has run out`,
    happened: [
      { paragraph: `${facts.organisation} was invited to this consortium and has not answered in time.` },
      theCase(facts),
    ],
    next: 'Nothing more happens by itself. If you want to take part, ask the coordinator to invite you again.',
    turn: 'Nobody’s.',
    asked: `${facts.coordinator}, the coordinator of the consortium, had asked us to invite you.`,
    invites: facts.link,
  }),
  answerReceived: (facts) => ({
    subject: `${facts.organisation} ${answers[facts.answer]} (${facts.caseNumber})`,
    happened: [
      { paragraph: `${facts.organisation} ${answers[facts.answer]}.` },
      ...(facts.reason && facts.answer !== 'confirmed' ? [{ paragraph: `The reason given: ${facts.reason}` }] : []),
      theCase(facts),
      { paragraph: tally(facts) },
      { action: 'See the application', href: facts.page },
    ],
    next: facts.gathering
      ? 'The application is decided by itself as soon as the conditions that you chose are met, and at the deadline at the latest.'
      : 'The answer has been recorded with the case.',
    turn: turnAfterAnswer[facts.waitingFor] ?? 'Nobody’s: there is nothing that you must do.',
    asked: 'You get this mail because your organisation coordinates this consortium.',
  }),
  invitationUndeliverable: (facts) => ({
    subject: `${facts.organisation} cannot be reached (${facts.caseNumber})`,
    happened: [
      {
        paragraph: `Our mail to the registered address of ${facts.organisation} came back. We do not wait for its answer any longer, and it does not count.`,
      },
      theCase(facts),
      { action: 'See the application', href: facts.page },
    ],
    next: 'When the register gets a new address for it, the invitation goes there by itself. Until then you can invite another organisation in its place.',
    turn: 'Yours, if you need its answer.',
    asked: 'You get this mail because your organisation coordinates this consortium.',
  }),
  invitationsStopped: (facts, { time }) => ({
    subject: `No more invitations for ${facts.organisation}`,
    happened: [
      {
        paragraph: facts.sender
          ? `Whoever has the link in one of your invitations asked that ${facts.sender} send no more invitations to ${facts.organisation}. We will send none, and what was open at that link counts as declined.`
          : `Whoever has the link in one of your invitations asked that ${facts.organisation} get no new invitations until ${time(facts.until ?? '')}. We will send none until then; those that are open stay open.`,
      },
    ],
    next: 'Whoever acts for your organisation can undo this at any time, signed in, under its wishes about invitations.',
    turn: 'Nobody’s. Yours, if you want it otherwise.',
    asked: 'You get this mail because a wish about invitations was recorded for your organisation without a sign-in.',
  }),
  memberJoined: (facts) => ({
    subject: `${facts.organisation} has joined “${facts.cluster}”`,
    happened: [
      {
        paragraph: `${facts.organisation} has accepted its invitation after the registration and is now a member of the cluster.`,
      },
      theCase(facts),
      { action: 'See the application', href: facts.page },
    ],
    next: 'Nothing more: its membership is in force.',
    turn: 'Nobody’s.',
    asked: 'You get this mail because your organisation coordinates this cluster.',
  }),
}
