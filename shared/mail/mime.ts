/** A message before it is encoded: texts in any language, addresses in ASCII. `headers` are further ones, by name. */
export type Message = {
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: { readonly [name: string]: string }
}

/** What an encoded word may hold so that its line, which may begin with the header's name, stays below 76 characters (RFC 2047, 2). */
const WORD_BYTES = 39

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && text.length <= 60

// By code points, because an encoded word must not end within a character (RFC 2047, 5.3).
const pieces = (text: string): readonly string[] => {
  const found = ['']
  for (const character of text) {
    const last = found.length - 1
    const longer = `${found[last]}${character}`
    if (Buffer.byteLength(longer) <= WORD_BYTES) found[last] = longer
    else found.push(character)
  }
  return found
}

/** One line: whatever would end a header or hide in it becomes a space, so that no value can add a header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

const encodedWords = (text: string): string =>
  pieces(text)
    .map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
    .join('\r\n ')

/** Free text in a header: as it is where it is short ASCII, else as encoded words. */
const freeText = (text: string): string => {
  const line = oneLine(text)
  return isPlain(line) ? line : encodedWords(line)
}

const displayName = (name: string): string => {
  const line = oneLine(name)
  return isPlain(line) ? `"${line.replace(/["\\]/g, '\\$&')}"` : encodedWords(line)
}

/** An address as it may stand in a header; throws a RangeError for anything else. */
const address = (text: string): string => {
  if (!/^[^\s<>(),;:"@[\]\\\p{Cc}]+@[a-z\d.-]+$/iu.test(text)) throw new RangeError('an address does not fit a header')
  return text
}

const base64Lines = (text: string): string =>
  Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('base64').replace(/.{76}/g, '$&\r\n')

const part = (type: string, content: string): string =>
  `Content-Type: ${type}; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(content)}\r\n`

// No base64 line begins with a dash, so this cannot occur in a part.
const BOUNDARY = '=-consort-alternative'

/** The message as it goes on the wire (RFC 5322, 2045-2047): the same content as text and as HTML, both in base64. */
export const rawMessage = ({ from, to, replyTo, subject, text, html, headers }: Message): Uint8Array => {
  const head = [
    `From: ${displayName(from.name)} <${address(from.address)}>`,
    `To: ${address(to)}`,
    `Reply-To: ${address(replyTo)}`,
    `Subject: ${freeText(subject)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${oneLine(value)}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
  ]
  const parts = [part('text/plain', text), part('text/html', html)]
  const body = [...parts.map((each) => `--${BOUNDARY}\r\n${each}`), `--${BOUNDARY}--\r\n`].join('\r\n')
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}
