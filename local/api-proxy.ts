import { Agent, request, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { securityHeaders } from '../web/serving.ts'

/** Where the API is (`endpoint` of the local AWS, `apiId`) and the secret that shows it that a request came through the front. */
export type ApiOrigin = { endpoint: string; apiId: string; originSecret: string }

// They belong to one connection, not to the message (RFC 9110, section 7.6.1), or are the origin's own.
const notForwarded = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
])

const forwarded = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !notForwarded.has(name)))

const viewers = ({ headers, socket }: IncomingMessage): string =>
  [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', ')

/** A function that passes requests on to the API as CloudFront does: origin header added, viewer's address noted, Host and a forged origin header left behind. */
export const makeApiProxy = ({ endpoint, apiId, originSecret }: ApiOrigin) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 })
  const origin = new URL(endpoint)

  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const headers = {
      ...forwarded(incoming.headers),
      'x-forwarded-for': viewers(incoming),
      'x-origin-verify': originSecret,
    }
    const path = `/_aws/execute-api/${apiId}/$default${incoming.url}`
    const { hostname: host, port } = origin
    const outward = request({ host, port, path, method: incoming.method, headers, agent }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, { ...forwarded(reply.headers), ...securityHeaders })
      reply.pipe(outgoing)
    })
    outward.once('error', () => {
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('The local AWS does not answer.\n')
    })
    outgoing.once('close', () => outward.destroy())
    incoming.pipe(outward)
  }
}
