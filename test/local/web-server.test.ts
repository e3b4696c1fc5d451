import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeliveredMail } from '../../local/mail.ts'
import { firstFreePort } from '../../local/ports.ts'
import { startWebServer, type WebServer } from '../../local/web-server.ts'
import { securityHeaders } from '../../web/serving.ts'

const aMail: DeliveredMail = {
  id: 'm-1',
  from: 'Consort <noreply@consort.example>',
  to: ['a@example.invalid'],
  subject: 'You <b>are</b> invited',
  text: 'Open http://localhost:8400/i#x.y. Thanks <script>alert(1)</script>',
  html: '<p title="quoted">Hello</p><script>alert(1)</script>',
  at: '2027-03-01T09:00:00.000Z',
}

type Seen = { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; body: string }

let api: Server
let web: WebServer
let seen: Seen

const textOf = async (message: IncomingMessage) => (await message.toArray()).join('')

/** Sends the path as it stands: fetch would tidy up what an attacker writes. */
const ask = (path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) =>
  new Promise<{ status: number | undefined; headers: IncomingMessage['headers']; text: string }>((resolve, reject) => {
    const { port } = new URL(web.address)
    const { method = 'GET', headers = {} } = options
    const outward = request({ host: '127.0.0.1', port, path, method, headers }, (reply) => {
      textOf(reply).then((text) => resolve({ status: reply.statusCode, headers: reply.headers, text }), reject)
    })
    outward.once('error', reject)
    outward.end(options.body)
  })

const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
  const { method, url, headers } = incoming
  seen = { method, url, headers, body: await textOf(incoming) }
  outgoing.writeHead(201, { 'set-cookie': ['a=1; HttpOnly', 'b=2'], etag: '"7"', 'content-type': 'application/json' })
  outgoing.end('{"ok":true}')
}

beforeAll(async () => {
  const outside = await mkdtemp(join(tmpdir(), 'consort-'))
  await writeFile(join(outside, 'secret.txt'), 'not for the web')
  const webRoot = join(outside, 'site')
  for (const folder of ['.', 'app', 'assets']) await mkdir(join(webRoot, folder))
  await writeFile(join(webRoot, 'i.html'), '<title>link</title>')
  await writeFile(join(webRoot, 'app.html'), '<title>portal</title>')
  await writeFile(join(webRoot, 'assets', 'i.js'), 'page()')
  await writeFile(join(webRoot, 'app', 'app-1.js'), 'portal()')
  api = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  const apiPort = await firstFreePort(21_100)
  await new Promise<void>((resolve) => api.listen(apiPort, '127.0.0.1', resolve))
  web = await startWebServer({
    port: await firstFreePort(apiPort + 1),
    endpoint: `http://127.0.0.1:${apiPort}`,
    apiId: 'c0450f01',
    originSecret: 'the secret',
    webRoot,
    mails: () => Promise.resolve([aMail]),
    signIn: () => Promise.resolve({ setCookie: [], location: '/' }),
  })
})

afterAll(async () => {
  await web.stop()
  api.closeAllConnections()
  api.close()
})

describe('the API behind the local front', () => {
  it('is reached by path, query, body and cookies, and answers with its status, cookies and ETag', async () => {
    const reply = await ask('/api/applications/a%20b?limit=2', {
      method: 'POST',
      headers: { cookie: 'refresh=r', 'content-type': 'application/json', authorization: 'Bearer t' },
      body: '{"name":"Н"}',
    })
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/_aws/execute-api/c0450f01/$default/api/applications/a%20b?limit=2',
      headers: { cookie: 'refresh=r', authorization: 'Bearer t' },
      body: '{"name":"Н"}',
    })
    expect(reply).toMatchObject({ status: 201, text: '{"ok":true}' })
    expect(reply.headers).toMatchObject({ 'set-cookie': ['a=1; HttpOnly', 'b=2'], etag: '"7"', ...securityHeaders })
  })

  it('sees the origin secret, never one that the client made up', async () => {
    await ask('/api/clusters', { headers: { 'X-Origin-Verify': 'forged' } })
    expect(seen.headers['x-origin-verify']).toBe('the secret')
  })

  it("sees the viewer's address after those that the viewer claims, and not the portal's host name", async () => {
    await ask('/api/clusters', { headers: { 'x-forwarded-for': '9.9.9.9', host: 'portal.example' } })
    expect(seen.headers['x-forwarded-for']).toBe('9.9.9.9, 127.0.0.1')
    expect(seen.headers.host).not.toContain('portal.example')
  })
})

describe('pages of the local front', () => {
  it('are those of the site, with the headers that they have on AWS', async () => {
    const reply = await ask('/i?lang=ru')
    expect(reply).toMatchObject({ status: 200, text: '<title>link</title>' })
    expect(reply.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', ...securityHeaders })
  })

  it('load their assets', async () => {
    expect(await ask('/assets/i.js')).toMatchObject({ status: 200, text: 'page()' })
  })

  it.each(['/', '/applications/1', '/for/ru-inn:7735007358', '/constructor'])('are the portal at %s', async (path) =>
    expect(await ask(path)).toMatchObject({ status: 200, text: '<title>portal</title>' }),
  )

  it('may be kept for ever where their name changes with their content, and only there', async () => {
    expect((await ask('/app/app-1.js')).headers['cache-control']).toContain('immutable')
    expect((await ask('/')).headers['cache-control']).toBe('no-cache')
    expect((await ask('/assets/i.js')).headers['cache-control']).toBe('no-cache')
  })

  it.each([
    '/nowhere.js',
    '/pages/i.html',
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/app/%00.js',
    '/assets/%zz',
    '/_mail/other',
  ])('are not at %s', async (path) => expect(await ask(path)).toMatchObject({ status: 404 }))

  it('are only read', async () => {
    expect(await ask('/i', { method: 'POST' })).toMatchObject({ status: 405 })
    expect(await ask('/i', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  })
})

describe('delivered mail', () => {
  it('is listed with nothing of it taken for HTML', async () => {
    const { text } = await ask('/_mail')
    expect(text).toContain('You &lt;b&gt;are&lt;/b&gt; invited')
    expect(text).toContain('href="/_mail/m-1"')
  })

  it('is shown as text with its links, and as HTML only inside a sandbox', async () => {
    const { text, headers } = await ask('/_mail/m-1')
    expect(text).toContain(
      '<a href="http://localhost:8400/i#x.y" target="_blank">http://localhost:8400/i#x.y</a>. Thanks &lt;script&gt;',
    )
    expect(text).toContain('<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(text).toContain('&lt;p title=&quot;quoted&quot;&gt;')
    expect(text).not.toContain('<script')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })
})

it('says in one line that the port is taken', async () => {
  const options = {
    endpoint: 'http://127.0.0.1:1',
    apiId: 'c0450f01',
    originSecret: 's',
    webRoot: '.',
    mails: async () => [],
    signIn: async () => ({ setCookie: [], location: '/' }),
  }
  const port = Number(new URL(web.address).port)
  await expect(startWebServer({ ...options, port })).rejects.toThrow(`Port ${port} is taken`)
})

it('says so when the local AWS does not answer', async () => {
  const options = {
    endpoint: 'http://127.0.0.1:1',
    apiId: 'c0450f01',
    originSecret: 's',
    webRoot: '.',
    mails: async () => [],
    signIn: async () => ({ setCookie: [], location: '/' }),
  }
  const alone = await startWebServer({ ...options, port: await firstFreePort(21_200) })
  const reply = await fetch(`http://127.0.0.1:${new URL(alone.address).port}/api/health`)
  expect([reply.status, await reply.text()]).toEqual([502, 'The local AWS does not answer.\n'])
  await alone.stop()
})
