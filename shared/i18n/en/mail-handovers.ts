import type { HandedFacts } from '../../mail/handover-facts.ts'
import type { Part } from '../../mail/letter.ts'
import type { Letters } from '../mail-texts.ts'

const it = ({ of, name }: HandedFacts): string =>
  of === 'cluster' ? `the cluster “${name}”` : `the application for the cluster “${name}”`

const both = ({ from, to }: HandedFacts): Part => ({
  figures: [
    ['Offered by', from],
    ['Offered to', to],
  ],
})

const signIn = ({ page }: HandedFacts): Part => ({ action: 'Sign in', href: page })

const asked = ({ as }: HandedFacts): string =>
  ({
    from: 'You get this mail because your organisation offered the coordination.',
    to: 'You get this mail because the coordination was offered to your organisation.',
    other: 'You get this mail because your organisation belongs to it or was invited.',
  })[as]

const stays = ({ from }: HandedFacts): string => `${from} goes on coordinating, and can offer it again, to others too.`

const why = {
  receiverGone: 'The organisation it was offered to does not belong to it any more.',
  receiverBarred: 'The organisation it was offered to may not lead it, by the register and the rules.',
  coordinatorChanged: 'Somebody else coordinates it by now.',
  ended: 'It has ended.',
} as const

/** Mail about handing the coordination over, in English. */
export const handoverLetters: Letters<
  'handoverOffered' | 'handoverAccepted' | 'handoverDeclined' | 'handoverTakenBack' | 'handoverExpired' | 'handoverVoid'
> = {
  handoverOffered: (facts, { time }) => ({
    subject: `Will you coordinate “${facts.name}”?`,
    happened: [
      { paragraph: `${facts.from} offers ${facts.to} the coordination of ${it(facts)}.` },
      ...(facts.message ? [{ paragraph: `It says: ${facts.message}` }] : []),
      signIn(facts),
    ],
    next: `Accept or decline by ${time(facts.until)}; after that the offer runs out and nothing changes. If you accept, you coordinate from that moment, and ${facts.from} stays in it as one of the others.`,
    turn: 'Yours.',
    asked: asked(facts),
  }),
  handoverAccepted: (facts) => ({
    subject: `${facts.to} now coordinates “${facts.name}”`,
    happened: [
      {
        paragraph: `${facts.from} has handed the coordination of ${it(facts)} over to ${facts.to}, by the consent of both.`,
      },
      ...(facts.as === 'to' ? [signIn(facts)] : []),
    ],
    next:
      facts.as === 'to'
        ? 'Requests, invitations and decisions are yours from now on. Everything else stays as it is.'
        : 'Everything else stays as it is. Write to the new coordinator from now on.',
    turn: facts.as === 'to' ? 'Yours, as the coordinator.' : 'Nobody’s: there is nothing that you must do.',
    asked: asked(facts),
  }),
  handoverDeclined: (facts) => ({
    subject: `${facts.to} does not take over “${facts.name}”`,
    happened: [
      { paragraph: `${facts.to} has declined to coordinate ${it(facts)}.` },
      ...(facts.reason ? [{ paragraph: `The reason given: ${facts.reason}` }] : []),
    ],
    next: stays(facts),
    turn: 'Yours, if you want to offer it to somebody else.',
    asked: asked(facts),
  }),
  handoverTakenBack: (facts) => ({
    subject: `The coordination of “${facts.name}” is no longer offered to you`,
    happened: [{ paragraph: `${facts.from} has taken back its offer to coordinate ${it(facts)}.` }],
    next: `${facts.from} goes on coordinating. There is nothing left to answer.`,
    turn: 'Nobody’s.',
    asked: asked(facts),
  }),
  handoverExpired: (facts) => ({
    subject: `The offer to coordinate “${facts.name}” has run out`,
    happened: [
      { paragraph: `No answer of ${facts.to} came in time, so the offer to coordinate ${it(facts)} has run out.` },
      both(facts),
    ],
    next: stays(facts),
    turn: facts.as === 'from' ? 'Yours, if you want to offer it again.' : 'Nobody’s.',
    asked: asked(facts),
  }),
  handoverVoid: (facts) => ({
    subject: `The offer to coordinate “${facts.name}” is void`,
    happened: [{ paragraph: `The offer to coordinate ${it(facts)} is void. ${why[facts.because]}` }, both(facts)],
    next: 'Nothing has changed by the offer, and there is nothing left to answer.',
    turn: facts.as === 'from' ? 'Yours, if you still coordinate and want to offer it to somebody else.' : 'Nobody’s.',
    asked: asked(facts),
  }),
}
