import { describe, expect, it } from 'vitest'
import { rawMessage, type Message } from '../../shared/mail/mime.ts'
import { readMail } from '../support/read-mail.ts'

const aMessage = (differing: Partial<Message> = {}): Message => ({
  from: { name: 'Moscow Innovation Cluster', address: 'noreply@consort.example' },
  to: 'someone@example.invalid',
  replyTo: 'help@consort.example',
  subject: 'A subject',
  text: 'Hello\nthere',
  html: '<p>Hello</p>',
  headers: {},
  ...differing,
})

const lines = (message: Message) => Buffer.from(rawMessage(message)).toString('latin1').split('\r\n')

describe('a raw message', () => {
  it('carries the same content as text and as HTML, in any language', () => {
    const read = readMail(
      rawMessage(aMessage({ text: 'Здравствуйте!\nКак дела?', html: '<p>Здравствуйте — 你好</p>' })),
    )
    expect(read.text).toBe('Здравствуйте!\r\nКак дела?')
    expect(read.html).toBe('<p>Здравствуйте — 你好</p>')
    expect(read.headers.get('mime-version')).toBe('1.0')
  })

  it('gives long subjects in other scripts back letter for letter', () => {
    const subject =
      'Приглашение в консорциум «Межотраслевой кластер нитридной микроэлектроники 🛰️ и робототехники»'.repeat(3)
    expect(readMail(rawMessage(aMessage({ subject }))).subject).toBe(subject)
  })

  it.each([
    ['an encoded word in it', 'look =?UTF-8?B?0YLQtdGB0YI=?= here'],
    ['quotes and backslashes', 'a "quoted" \\ subject'],
    ['nothing', ''],
  ])('takes a subject with %s literally', (_, subject) => {
    expect(readMail(rawMessage(aMessage({ subject }))).subject).toBe(subject)
  })

  it('is ASCII in lines that every mail server takes', () => {
    const message = aMessage({ subject: 'Ж'.repeat(500), text: 'я'.repeat(5000), html: 'ю'.repeat(5000) })
    for (const line of lines(message)) {
      expect(line).toMatch(/^[\x20-\x7e]*$/)
      expect(line.length).toBeLessThanOrEqual(76)
    }
  })

  it.each(['\r\n', '\n', '\r', '\u2028', '\0', '\u0085'])('lets no text add a header by a %j', (end) => {
    const injected = `x${end}Bcc: victim@example.invalid`
    const message = aMessage({
      from: { name: injected, address: 'noreply@consort.example' },
      subject: injected,
      headers: { 'Content-Language': injected },
    })
    const read = readMail(rawMessage(message))
    expect([...read.headers.keys()]).toEqual([
      'from',
      'to',
      'reply-to',
      'subject',
      'content-language',
      'mime-version',
      'content-type',
    ])
    expect(read.subject).toBe('x Bcc: victim@example.invalid')
  })

  it.each(['a@b.example\r\nBcc: c@d.example', 'a b@c.example', '<a@b.example>', 'a@b.example, c@d.example', 'nobody'])(
    'refuses %j as an address',
    (to) => {
      expect(() => rawMessage(aMessage({ to }))).toThrow(RangeError)
    },
  )
})
