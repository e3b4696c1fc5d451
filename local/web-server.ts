import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { securityHeaders } from '../web/serving.ts'
import { makeApiProxy, type ApiOrigin } from './api-proxy.ts'
import { LocalProblem } from './local-problem.ts'
import type { DeliveredMail } from './mail.ts'
import { mailListPage, mailPage, mailPolicy } from './mail-page.ts'
import type { SignInPage } from './sign-in-page.ts'
import { staticFile } from './static-files.ts'

/** What the front serves: the API, the site in the folder `webRoot`, the mail that `mails` gives, newest first, and sign-ins by a link. */
export type WebServerOptions = ApiOrigin & {
  port: number
  webRoot: string
  mails: () => Promise<readonly DeliveredMail[]>
  signIn: SignInPage
}

/** A running web server: the address to open, and how to stop it. */
export type WebServer = { address: string; stop: () => Promise<void> }

type Reply = { status: number; type: string; body: string | Buffer; policy?: string; isForever?: boolean }

const html = 'text/html; charset=utf-8'
const notFound: Reply = { status: 404, type: 'text/plain; charset=utf-8', body: 'There is no such page.\n' }
const notAllowed: Reply = { status: 405, type: 'text/plain; charset=utf-8', body: 'Pages are only read.\n' }

const mailReply = async (path: string, mails: WebServerOptions['mails']): Promise<Reply> => {
  const all = await mails()
  if (path === '/_mail') return { status: 200, type: html, body: mailListPage(all), policy: mailPolicy }
  const mail = all.find(({ id }) => path === `/_mail/${encodeURIComponent(id)}`)
  return mail ? { status: 200, type: html, body: mailPage(mail), policy: mailPolicy } : notFound
}

const replyTo = async (request: IncomingMessage, path: string, options: WebServerOptions): Promise<Reply> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed
  if (path === '/_mail' || path.startsWith('/_mail/')) return mailReply(path, options.mails)
  const file = await staticFile(options.webRoot, path)
  return file ? { status: 200, ...file, body: file.bytes } : notFound
}

const send = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, policy, isForever }: Reply,
): void => {
  const headers = { ...securityHeaders, ...(policy ? { 'content-security-policy': policy } : {}) }
  response.writeHead(status, {
    ...headers,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': isForever ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

const redirectSignedIn = (request: IncomingMessage, response: ServerResponse, { signIn }: WebServerOptions): void => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  signIn(searchParams).then(
    ({ setCookie, location }) =>
      response.writeHead(303, { ...securityHeaders, 'set-cookie': [...setCookie], location }).end(),
    (error: unknown) => send(request, response, { status: 502, type: 'text/plain', body: `${String(error)}\n` }),
  )
}

/** Serves pages, API and delivered mail on one address of 127.0.0.1, standing where CloudFront stands on AWS. Throws a LocalProblem when the port is taken. */
export const startWebServer = async (options: WebServerOptions): Promise<WebServer> => {
  const proxy = makeApiProxy(options)
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/s, '')
    if (path.startsWith('/api/')) return proxy(request, response)
    if (path === '/_sign-in') return redirectSignedIn(request, response, options)
    replyTo(request, path, options).then(
      (reply) => send(request, response, reply),
      (error: unknown) => send(request, response, { status: 500, type: 'text/plain', body: `${String(error)}\n` }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(new LocalProblem(`Port ${options.port} is taken: stop what uses it, or choose again with npm run reset.`)),
    )
    server.listen({ host: '127.0.0.1', port: options.port }, resolve)
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address: `http://localhost:${options.port}`, stop }
}
