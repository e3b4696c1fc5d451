import type { Language } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { en } from '../i18n/en/mail.ts'
import type { MailTexts } from '../i18n/mail-texts.ts'
import { ru } from '../i18n/ru/mail.ts'
import { showMoment } from '../i18n/show-moment.ts'
import type { Letter } from './letter.ts'
import { mailto } from './mailto.ts'
import type { Message } from './mime.ts'
import type { Page } from './page.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'
import type { SupervisingBody } from './supervising-body.ts'

const texts = { en, ru } as const satisfies Record<Language, MailTexts>

/** Who gets a mail. An organisation is named and may say that somebody else is meant; `reference` tells the help desk who wrote. */
export type Addressee = {
  readonly address: string
  readonly language: Language
  readonly organisation?: { readonly name: string; readonly reference: string } | undefined
}

/** What letters in a language are written with: its texts, and how it shows times. */
export const writer = (language: Language, body: Pick<SupervisingBody, 'timeZone'>) => ({
  letters: texts[language].letters,
  words: { time: (moment: Moment) => showMoment(moment, language, body.timeZone) },
})

type Ways = Page['ways']

const waysByMail = ({ invites }: Letter, { language, organisation }: Addressee, help: string): Ways => {
  if (!organisation) return []
  const { wrongPerson, noMore } = texts[language]
  if (invites)
    return [wrongPerson, noMore].map(({ sentence, link }) => ({
      sentence: sentence(organisation.name),
      link,
      href: invites.page,
      inText: invites.page,
    }))
  return [wrongPerson].map(({ sentence, link, ...way }) => {
    const subject = `${way.subject}: ${organisation.reference}`
    return {
      sentence: sentence(organisation.name),
      link,
      href: mailto(help, subject),
      inText: `${help} (“${subject}”)`,
    }
  })
}

const waysToStop = ({ stop }: Letter, language: Language): Ways =>
  stop === undefined ? [] : [{ ...texts[language].stop, href: stop.page, inText: stop.page }]

const oneClick = (addresses: readonly string[]) => ({
  'List-Unsubscribe': addresses.map((address) => `<${address}>`).join(', '),
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** Headers by which machines know what this is: no robot should answer it, what can be stopped, and how (RFC 2369, 3834, 8058). */
const headersOf = (letter: Letter, mailId: string, { language, organisation }: Addressee, help: string) => ({
  'Auto-Submitted': 'auto-generated',
  'Content-Language': language,
  'X-Consort-Mail': encodeURIComponent(mailId),
  ...(letter.stop === undefined ? {} : oneClick([letter.stop.oneClick])),
  ...(letter.invites && organisation
    ? oneClick([letter.invites.oneClick, mailto(help, `${texts[language].noMore.subject}: ${organisation.reference}`)])
    : {}),
})

/** A letter as a whole message to somebody, in their language. `mailId` comes back with a bounce. */
export const compose = (letter: Letter, mailId: string, to: Addressee, body: SupervisingBody): Message => {
  const text = texts[to.language]
  const page: Page = {
    language: to.language,
    greeting: text.greeting(to.organisation?.name),
    letter,
    sections: [
      { title: text.next, text: letter.next },
      { title: text.turn, text: letter.turn },
      { title: text.asked, text: letter.asked },
    ],
    ways: [...waysByMail(letter, to, body.help), ...waysToStop(letter, to.language)],
    help: text.help,
    helpAddress: body.help,
    automatic: text.automatic,
    body: body.name,
  }
  return {
    from: { name: body.name, address: body.sender },
    to: to.address,
    replyTo: body.help,
    subject: letter.subject,
    text: renderText(page),
    html: renderHtml(page),
    headers: headersOf(letter, mailId, to, body.help),
  }
}
