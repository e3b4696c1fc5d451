import { Problem, Unreachable } from './problem.ts'
import type { Asked, Reply, RouteKey } from './types.ts'

/** On whose behalf something is asked, and in which language it is to be answered. */
export type Voice = {
  readonly language: 'en' | 'ru'
  readonly token?: string | undefined
  readonly organisation?: string | undefined
}

/** What a route answered, with the version that a change of it is made of. */
export type Tagged<K extends RouteKey> = { readonly body: Reply<K>; readonly etag: string | undefined }

/** A call as it goes out, whatever its route. */
type Loose = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly ifMatch?: string
  readonly key?: string
}

const PATIENCE_MS = 20_000

/** The address of a call: its path with the parameters put in, and its query without what is undefined or empty. */
export const addressOf = (path: string, { params = {}, query = {} }: Pick<Loose, 'params' | 'query'>): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search === '' ? filled : `${filled}?${search}`
}

const headersOf = ({ language, token, organisation }: Voice, { body, ifMatch, key }: Loose): Headers => {
  const headers = new Headers({ accept: 'application/json', 'accept-language': language })
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  if (organisation !== undefined) headers.set('consort-organisation', organisation)
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (ifMatch !== undefined) headers.set('if-match', ifMatch)
  if (key !== undefined) headers.set('idempotency-key', key)
  return headers
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the gateway's and the network's own errors are not always JSON; the status says enough
  }
}

const fetched = async (address: string, request: RequestInit): Promise<{ reply: Response; text: string }> => {
  try {
    const reply = await fetch(address, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) })
    return { reply, text: await reply.text() }
  } catch (error) {
    throw new Unreachable('the service did not answer', { cause: error })
  }
}

/** Calls a route and gives what it answers, with its version. Throws Problem where it refuses, Unreachable where no answer came. */
export const send = async <K extends RouteKey>(key: K, asked: Asked<K>, voice: Voice): Promise<Tagged<K>> => {
  const [method = '', path = ''] = key.split(' ')
  const loose: Loose = asked
  const content = loose.body === undefined ? {} : { body: JSON.stringify(loose.body) }
  const { reply, text } = await fetched(addressOf(path, loose), {
    method,
    headers: headersOf(voice, loose),
    ...content,
  })
  if (!reply.ok) throw new Problem(reply.status, parsed(text))
  if (reply.status !== 204 && parsed(text) === undefined) throw new Unreachable(`${reply.status} without JSON`)
  const body = reply.status === 204 ? undefined : JSON.parse(text)
  return { body, etag: reply.headers.get('etag') ?? undefined }
}
