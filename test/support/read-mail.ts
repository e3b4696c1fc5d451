/** A mail as its reader's program shows it. */
export type ReadMail = {
  readonly headers: ReadonlyMap<string, string>
  readonly subject: string
  readonly text: string
  readonly html: string
}

const decodeWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, base64: string) => Buffer.from(base64, 'base64').toString())

const headersIn = (head: string): ReadonlyMap<string, string> =>
  new Map(
    head
      .replace(/\r\n[ \t]/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        decodeWords(line.slice(line.indexOf(':') + 1).trim()),
      ]),
  )

const splitAt = (text: string, mark: string): [string, string] => {
  const at = text.indexOf(mark)
  return [text.slice(0, at), text.slice(at + mark.length)]
}

/** Reads a raw message by the rules of RFC 5322 and 2045 to 2047, as far as ours use them. */
export const readMail = (raw: Uint8Array): ReadMail => {
  const [head, body] = splitAt(Buffer.from(raw).toString('latin1'), '\r\n\r\n')
  const headers = headersIn(head)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? ''
  const parts = body.split(`--${boundary}`).slice(1, -1)
  const contents = new Map(
    parts.map((part) => {
      const [partHead, content] = splitAt(part.trimStart(), '\r\n\r\n')
      const type = headersIn(partHead).get('content-type')?.split(';')[0] ?? ''
      return [type, Buffer.from(content, 'base64').toString()]
    }),
  )
  return {
    headers,
    subject: headers.get('subject') ?? '',
    text: contents.get('text/plain') ?? '',
    html: contents.get('text/html') ?? '',
  }
}
