import type { OfficerCase } from '../../domain/officer-case.ts'
import type { Letters } from '../mail-texts.ts'

const kinds: Record<OfficerCase['kind'], string> = {
  review: 'an application that the rules cannot decide',
  claim: 'a claim to represent an organisation',
  clusterConcern: 'a cluster that falls short of what is demanded',
  appeal: 'an appeal',
  duplicate: 'two entries that may be one organisation',
  addressChange: 'a change of a registered address',
  misdirected: 'a mail that reached the wrong person',
  cityRequest: 'a request to the city',
}

/** Mail that officers get, or cause, in English. */
export const officeLetters: Letters<'caseWaits' | 'cancelled'> = {
  caseWaits: ({ kind, id, openedAt, mine, organisations }, { time }) => ({
    subject: mine ? 'A case of yours waits' : 'A case waits for an officer',
    happened: [
      { paragraph: `Since ${time(openedAt)} this waits for a decision: ${kinds[kind]}.` },
      {
        figures: [['Case', id], ...(organisations.length > 0 ? [['Concerns', organisations.join('; ')] as const] : [])],
      },
    ],
    next: mine
      ? 'You are reminded again until it is decided, or given back to the queue.'
      : 'Every officer who may decide it is reminded until somebody has taken or decided it.',
    turn: mine ? 'Yours.' : 'Of whichever officer takes it.',
    asked: 'You get this mail because you are an officer.',
  }),
  cancelled: ({ cluster, caseNumber, coordinator, to, reason }) => ({
    subject: `The application for “${cluster}” has been cancelled`,
    happened: [
      {
        paragraph:
          to === 'coordinator'
            ? `An officer has cancelled the application of your organisation for the cluster “${cluster}”.`
            : `An officer has cancelled the application of ${coordinator} for the cluster that your organisation was invited to.`,
      },
      { paragraph: `The reason: ${reason}` },
      {
        figures: [
          ['Cluster', cluster],
          ['Case', caseNumber],
        ],
      },
    ],
    next:
      to === 'coordinator'
        ? 'Everybody who had been invited hears of it. You can apply again.'
        : 'Nothing more: your answer, if you gave one, binds you to nothing, and an open invitation has ended.',
    turn: 'Nobody’s.',
    asked:
      to === 'coordinator'
        ? 'You get this mail because your organisation submitted this application.'
        : `You get this mail because ${coordinator}, the coordinator of the consortium, had invited your organisation.`,
  }),
}
