import type { CaseFacts } from '../../mail/facts.ts'
import type { Part } from '../../mail/letter.ts'
import type { Letters } from '../mail-texts.ts'

const theCase = ({ cluster, caseNumber }: CaseFacts): Part => ({
  figures: [
    ['Cluster', cluster],
    ['Case', caseNumber],
  ],
})

const see = (page: string): Part => ({ action: 'See the application', href: page })

/** Mail about appeals against a refusal, in English. */
export const appealLetters: Letters<'appealReceived' | 'appealDecided'> = {
  appealReceived: (facts) => ({
    subject: `Appeal received: ${facts.caseNumber}`,
    happened: [
      { paragraph: `We have received the appeal against the refusal of your application for “${facts.cluster}”.` },
      theCase(facts),
      see(facts.page),
    ],
    next: facts.holdsName
      ? 'An officer looks at it who has decided nothing in this case. Until then nothing of the case is deleted, and its name is kept for you.'
      : 'An officer looks at it who has decided nothing in this case. Until then nothing of the case is deleted. The name has been taken by somebody else meanwhile; should the appeal be granted, you will be asked for another.',
    turn: 'Ours. You will hear from us.',
    asked: 'You get this mail because your organisation appealed.',
  }),
  appealDecided: (facts) =>
    facts.newCaseNumber === undefined
      ? {
          subject: `The refusal stands: ${facts.caseNumber}`,
          happened: [
            { paragraph: `Another officer has looked at your application for “${facts.cluster}”: the refusal stands.` },
            { paragraph: `The reason: ${facts.reason}` },
            theCase(facts),
            see(facts.page),
          ],
          next: 'A refusal can be appealed once. You can apply again from a copy; what stood against the application is marked in it.',
          turn: 'Yours, if you want to try again.',
          asked: 'You get this mail because your organisation appealed.',
        }
      : {
          subject: `Your appeal has been granted: ${facts.newCaseNumber}`,
          happened: [
            {
              paragraph: `Another officer has looked at your application for “${facts.cluster}” and granted the appeal. It is on its way again as the new case ${facts.newCaseNumber}, as you had written it.`,
            },
            { paragraph: `The reason: ${facts.reason}` },
            theCase(facts),
            see(facts.page),
          ],
          next: 'All organisations on the list are asked anew, because their answers ended with the refusal; from there on it goes like any other application.',
          turn: 'Ours, and then of those who are asked.',
          asked: 'You get this mail because your organisation appealed.',
        },
}
