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

/** Everything that we write in mails, in Russian. */
export const ru: MailTexts = {
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
  greeting: (name) => (name ? `Кому: ${name}` : 'Здравствуйте!'),
  next: 'Что дальше',
  turn: 'Чей ход',
  asked: 'Почему вы получили это письмо',
  wrongPerson: {
    sentence: (organisation) =>
      `Письмо попало не к тому человеку в организации ${organisation}? Пожалуйста, передайте его коллеге или сообщите нам:`,
    link: 'Я не тот человек',
    subject: 'Не тот человек',
  },
  noMore: {
    sentence: (organisation) =>
      `Организация ${organisation} больше не хочет получать такие приглашения? Сообщите нам, и мы это учтём:`,
    link: 'Больше не присылать приглашений',
    subject: 'Больше не присылать приглашений',
  },
  stop: { sentence: 'Больше не получать таких писем, без входа в сервис:', link: 'Остановить эти письма' },
  help: 'Есть вопросы? Пишите:',
  automatic: 'Это письмо составил сам сервис; ответ на него прочитает служба поддержки.',
}
