import type { MailTexts } from '../mail-texts.ts'
import { accessLetters } from './mail-access.ts'
import { addressLetters } from './mail-addresses.ts'
import { appealLetters } from './mail-appeals.ts'
import { caseLetters } from './mail-cases.ts'
import { cityLetters } from './mail-city.ts'
import { concernLetters } from './mail-concern.ts'
import { membershipLetters } from './mail-memberships.ts'
import { handoverLetters } from './mail-handovers.ts'
import { invitationLetters } from './mail-invitations.ts'
import { officeLetters } from './mail-offices.ts'
import { projectLetters } from './mail-projects.ts'
import { spaceLetters } from './mail-spaces.ts'

/** Everything that we write in mails, in English. */
export const en: MailTexts = {
  letters: {
    ...accessLetters,
    ...invitationLetters,
    ...caseLetters,
    ...membershipLetters,
    ...handoverLetters,
    ...cityLetters,
    ...concernLetters,
    ...appealLetters,
    ...addressLetters,
    ...officeLetters,
    ...spaceLetters,
    ...projectLetters,
  },
  greeting: (name) => (name ? `To: ${name}` : 'Hello,'),
  next: 'What comes next',
  turn: 'Whose turn it is',
  asked: 'Why you get this mail',
  wrongPerson: {
    sentence: (organisation) =>
      `You are not the right person for this at ${organisation}? Please pass this mail on to a colleague, or tell us:`,
    link: 'I am not the right person',
    subject: 'Not the right person',
  },
  noMore: {
    sentence: (organisation) =>
      `${organisation} wants no more invitations of this kind? Tell us, and we will see to it:`,
    link: 'No more invitations',
    subject: 'No more invitations',
  },
  stop: { sentence: 'To get no more mail of this kind, without signing in:', link: 'Stop this mail' },
  help: 'Questions? Write to',
  automatic: 'This mail was written by the service itself; replies reach the help desk.',
}
