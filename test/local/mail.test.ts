import { createServer } from 'node:http'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { deliveredMail, keepMail } from '../../local/mail.ts'
import { firstFreePort } from '../../local/ports.ts'

const listed = (id: string, at: number) => ({
  MessageId: `${id}@email.example`,
  Source: 'Consort <noreply@consort.example>',
  To: ['a@example.invalid'],
  Subject: `Mail ${id}`,
  BodyText: 'Text',
  BodyHtml: null,
  Timestamp: at,
})

it('stays readable over restarts of a local AWS that forgets it, each once and newest first', async () => {
  let messages = [listed('one', 1_800_000_000.5), listed('two', 1_800_000_001)]
  const port = await firstFreePort(21_300)
  const server = createServer((_, reply) => void reply.end(JSON.stringify({ messages: { '000000000000': messages } })))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${port}`
  const dir = await mkdtemp(join(tmpdir(), 'consort-mail-'))
  try {
    await keepMail(endpoint, dir)
    messages = [listed('two', 1_800_000_001), listed('three', 1_800_000_002)]
    const mails = await deliveredMail(endpoint, dir)
    expect(mails.map(({ id }) => id)).toEqual(['three', 'two', 'one'])
    expect(mails.at(-1)).toEqual({
      id: 'one',
      from: 'Consort <noreply@consort.example>',
      to: ['a@example.invalid'],
      subject: 'Mail one',
      text: 'Text',
      at: '2027-01-15T08:00:00.500Z',
    })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
