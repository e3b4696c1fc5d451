import type { Letters } from '../mail-texts.ts'

/** Mail about requests to the city, in English. */
export const cityLetters: Letters<'cityAnswered'> = {
  cityAnswered: ({ cluster, subject, answer }) => ({
    subject: `The city has answered: ${subject}`,
    happened: [
      { paragraph: `An officer has answered what your cluster “${cluster}” asked of the city: “${subject}”.` },
      { paragraph: answer },
    ],
    next: 'The request is closed. All members of the cluster can read it with its answer; you can ask again at any time.',
    turn: 'Nobody’s, unless the answer asks something of you.',
    asked: 'You get this mail because your organisation is the coordinator of the cluster.',
  }),
}
