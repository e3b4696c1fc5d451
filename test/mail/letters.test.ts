import { describe, expect, it } from 'vitest'
import { mailTemplateSchema, type MailTemplate } from '../../shared/domain/mail.ts'
import { languageSchema, type Language } from '../../shared/domain/organisation.ts'
import { compose, writer, type Addressee } from '../../shared/mail/compose.ts'
import type { MailFacts } from '../../shared/mail/facts.ts'
import type { Letter } from '../../shared/mail/letter.ts'
import { rawMessage } from '../../shared/mail/mime.ts'
import type { SupervisingBody } from '../../shared/mail/supervising-body.ts'
import { NASTY, someFacts } from '../support/mail-facts.ts'
import { readMail } from '../support/read-mail.ts'

const body: SupervisingBody = {
  name: 'The Supervising Body',
  sender: 'noreply@consort.example',
  help: 'help@consort.example',
  timeZone: 'Europe/Moscow',
  baseUrl: 'https://consort.example',
}

const write = <Template extends MailTemplate>(
  template: Template,
  facts: MailFacts[Template],
  language: Language,
): Letter => {
  const { letters, words } = writer(language, body)
  return letters[template](facts, words)
}

const to = (language: Language): Addressee => ({
  address: 'someone@example.invalid',
  language,
  organisation: { name: NASTY, reference: 'ru-inn:7735007358' },
})

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties a kind's facts to that kind's letter
const mailOf = <Template extends MailTemplate>(template: Template, language: Language, variant = 0) =>
  readMail(
    rawMessage(
      compose(
        write(template, someFacts[template][variant] as MailFacts[Template], language),
        'mail~1',
        to(language),
        body,
      ),
    ),
  )

const everyMail = mailTemplateSchema.options.flatMap((template) =>
  languageSchema.options.flatMap((language) =>
    someFacts[template].map((_, variant) => ({ template, language, variant })),
  ),
)

const withoutTags = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

const squeezed = (text: string) => text.replace(/[-:\s]+/g, '')

const TITLES = {
  en: ['What comes next', 'Whose turn it is', 'Why you get this mail'],
  ru: ['Что дальше', 'Чей ход', 'Почему вы получили это письмо'],
}

/** Mail that somebody else asked for, and the page that has the buttons for whoever should not have got it. */
const INVITING: readonly string[] = mailTemplateSchema.options.filter((template) =>
  /^(invitation|reminder|clusterInvitation|clusterReminder)(Expired)?$/.test(template),
)
const INVITATION_PAGE = 'https://consort.example/i#id.secret'

describe.each(everyMail)('the mail $template in $language ($variant)', ({ template, language, variant }) => {
  const mail = mailOf(template, language, variant)

  it('says what comes next, whose turn it is, who asked for it, who sends it and where to ask', () => {
    for (const words of [...TITLES[language], body.name, body.help]) {
      expect(mail.text).toContain(words)
      expect(mail.html).toContain(words)
    }
    expect(mail.headers.get('from')).toContain(body.sender)
    expect(mail.headers.get('reply-to')).toBe(body.help)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it('is in its language', () => {
    expect(mail.subject).not.toBe('')
    expect(/[а-яё]/i.test(mail.text.replaceAll('ООО «Координатор»', ''))).toBe(language === 'ru')
    expect(mail.html).toContain(`<html lang="${language}">`)
  })

  it('escapes whatever people wrote', () => {
    expect(mail.html).not.toContain('<script')
    expect(mail.html).not.toContain("'Co'")
    expect(withoutTags(mail.html)).toContain(NASTY)
  })

  it('leaves nothing unsaid', () => {
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).not.toMatch(/undefined|NaN|\[object|\$\{/)
  })

  it('says the same in HTML as in text', () => {
    const html = squeezed(withoutTags(mail.html))
    for (const line of mail.text.split(/\r?\n/).filter((each) => each.trim() !== '' && !/^https:|^help@/.test(each)))
      expect(html).toContain(squeezed(line))
  })

  it('lets an organisation say that somebody else is meant', () => {
    const way = INVITING.includes(template)
      ? { text: /^https:\/\/consort\.example\/i#id\.secret$/m, html: `<a href="${INVITATION_PAGE}">` }
      : {
          text: /^help@consort\.example \(“.*: ru-inn:7735007358”\)/m,
          html: 'href="mailto:help@consort.example?subject=',
        }
    expect(mail.text).toMatch(way.text)
    expect(mail.html).toContain(way.html)
  })
})

describe('a mail', () => {
  it.each(languageSchema.options)(
    'can be stopped where somebody else asked for it, and where it comes of a space (%s)',
    (language) => {
      const stoppable = mailTemplateSchema.options.filter((template) =>
        mailOf(template, language).headers.has('list-unsubscribe'),
      )
      expect(stoppable).toEqual([
        'invitation',
        'reminder',
        'invitationExpired',
        'clusterInvitation',
        'clusterReminder',
        'clusterInvitationExpired',
        'spacePost',
        'spaceDigest',
      ])
      expect(mailOf('invitation', language).text).toMatch(
        language === 'en' ? /no more invitations/ : /больше не хочет получать/,
      )
    },
  )

  it('from a space is stopped by one click, as RFC 8058 has it, or on the page that its text leads to', () => {
    for (const template of ['spacePost', 'spaceDigest'] as const) {
      const { headers, text, html } = mailOf(template, 'en')
      expect(text).toMatch(/^https:\/\/consort\.example\/u#t$/m)
      expect(html).toContain('href="https://consort.example/u#t"')
      expect(headers.get('list-unsubscribe')).toBe('<https://consort.example/api/unsubscribe?token=t>')
      expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    }
  })

  it.each(languageSchema.options)(
    'invites with links to one page and the time in the zone of the service (%s)',
    (language) => {
      const { text, html } = mailOf('invitation', language)
      // To answer, for whoever is not the right person, and for who wants no more: one page, and no other address.
      expect(text.match(/https:\/\/consort\.example\/i#id\.secret/g)).toHaveLength(3)
      expect(new Set(html.match(/href="https:[^"]*"/g))).toEqual(new Set([`href="${INVITATION_PAGE}"`]))
      expect(text).toContain(language === 'en' ? '31 October 2026 at 23:59' : '31 октября 2026 г. в 23:59')
    },
  )

  it('that invites is stopped by one click, as RFC 8058 has it; the help desk is the other way', () => {
    for (const template of INVITING as MailTemplate[]) {
      const { headers } = mailOf(template, 'en')
      const oneClick = '<https://consort.example/api/link/mute/one-click?token=t>'
      expect(headers.get('list-unsubscribe')).toContain(`${oneClick}, <mailto:help@consort.example?subject=`)
      expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    }
  })

  it('carries its own id, for bounces', () => {
    expect(mailOf('invitation', 'en').headers.get('x-consort-mail')).toBe('mail~1')
  })

  it('to a person names no organisation and offers no way out', () => {
    const letter = write('signInCode', { code: '01234567' }, 'en')
    const { text, headers } = readMail(
      rawMessage(compose(letter, 'm', { address: 'person@example.invalid', language: 'en' }, body)),
    )
    expect(text).not.toContain('right person')
    expect(text).toContain('01234567')
    expect(headers.has('list-unsubscribe')).toBe(false)
  })

  it('never puts a code into its subject', () => {
    for (const template of ['signInCode', 'claimCode'] as const)
      expect(mailOf(template, 'ru').subject).not.toContain('01234567')
  })

  it('of a refusal gives every reason with what would change it', () => {
    const { text } = mailOf('rejected', 'en')
    expect(text).toContain('At least 30 organisations must count.')
    expect(text).toContain('suspended in the register; it counts once the register shows it active again.')
    expect(text).toContain('A registered cluster bears this name. ')
    expect(text).not.toContain('advised')
    expect(text).not.toContain('The officer’s reason')
    expect(text).toContain('appeal by 31 October 2026 at 23:59')
    expect(
      readMail(rawMessage(compose(write('rejected', someFacts.rejected[1]!, 'en'), 'm', to('en'), body))).text,
    ).toContain(`The officer’s reason: ${NASTY}`)
  })

  it.each([
    [1, '1 ответ.'],
    [2, '2 ответа.'],
    [5, '5 ответов.'],
    [11, '11 ответов.'],
    [21, '21 ответ.'],
    [112, '112 ответов.'],
  ])('counts %i in Russian: %s', (open, words) => {
    const facts = { ...someFacts.answerReceived[0]!, open }
    const { happened } = write('answerReceived', facts, 'ru')
    expect(happened.map((part) => ('paragraph' in part ? part.paragraph : '')).join('\n')).toContain(
      `Ожидаем ещё ${words}`,
    )
  })
})
