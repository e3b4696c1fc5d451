import { setTimeout as pause } from 'node:timers/promises'
import type * as z from 'zod'
import { accessReplySchema } from './replies.ts'

/** Where a stage is reached from outside: the portal's address, and how to read the mail that was delivered to an address. */
export type Reach = {
  readonly address: string
  readonly mailTo: (
    email: string,
  ) => Promise<readonly { readonly text: string; readonly at: string; readonly id: string }[]>
}

/** A request as a person would send it; `organisation` is whom the caller acts for. */
export type Request = {
  readonly method?: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly token?: string | undefined
  readonly organisation?: string | undefined
}

/** The API answered with an error: its status, and the problem as it was sent. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem' as const
  readonly status: number
  readonly problem: unknown

  constructor(request: Request, status: number, problem: unknown) {
    super(`${request.method ?? 'GET'} ${request.path}: ${status} ${JSON.stringify(problem)}`)
    this.status = status
    this.problem = problem
  }
}

const BUSY = new Set([429, 503])
const TRIES = 8

const send = async (address: string, request: Request): Promise<Response> => {
  const { method = 'GET', path, body, headers = {}, token, organisation } = request
  return fetch(new URL(path, address), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(organisation === undefined ? {} : { 'consort-organisation': organisation }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

const patiently = async (address: string, request: Request): Promise<Response> => {
  for (let tried = 1; ; tried += 1) {
    const response = await send(address, request)
    if (!BUSY.has(response.status) || tried === TRIES) return response
    await response.body?.cancel()
    await pause(1000 * Math.max(1, Number(response.headers.get('retry-after') ?? '1')))
  }
}

/** Calls the API and parses its reply; waits and asks again when it is told to come later. Throws ApiProblem for any other error. */
export const call = async <S extends z.ZodType>(
  address: string,
  request: Request,
  schema: S,
): Promise<{ readonly value: z.output<S>; readonly headers: Headers }> => {
  const response = await patiently(address, request)
  const text = await response.text()
  const reply: unknown = text === '' ? undefined : JSON.parse(text)
  if (!response.ok) throw new ApiProblem(request, response.status, reply)
  return { value: schema.parse(reply), headers: response.headers }
}

/** Waits until `look` gives something, asking again every so often; throws after `seconds`. */
export const until = async <T>(
  what: string,
  seconds: number,
  look: () => Promise<T | undefined>,
  every = 250,
): Promise<T> => {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`)
    await pause(every)
  }
}

/** The eight digits of the newest code in somebody's mail that is not one of those seen before. */
export const codeFrom = (reach: Reach, email: string, seen: ReadonlySet<string>): Promise<string> =>
  until(`a code for ${email}`, 60, async () => {
    const mails = (await reach.mailTo(email)).filter(({ id }) => !seen.has(id))
    return mails.map(({ text }) => /\b(\d{8})\b/.exec(text)?.[1]).find((code) => code !== undefined)
  })

/** A signed-in person: an access token that is renewed before it runs out, and the cookies that renew it, as they were set. */
export type Session = {
  readonly email: string
  readonly token: () => Promise<string>
  readonly setCookie: () => readonly string[]
}

const cookieOf = (setCookie: readonly string[]): string => setCookie.map((cookie) => cookie.split(';')[0]).join('; ')

/** Signs somebody in by the code that is mailed, as the portal does. */
export const signIn = async (reach: Reach, email: string): Promise<Session> => {
  const { address } = reach
  const seen = new Set((await reach.mailTo(email)).map(({ id }) => id))
  const { session } = (
    await call(address, { method: 'POST', path: '/api/session', body: { email } }, accessReplySchema.started)
  ).value
  // Within ten minutes the code is the same and its mail is not sent again, so an earlier one may hold it.
  const code = await codeFrom(reach, email, seen).catch(() => codeFrom(reach, email, new Set()))
  const request = { method: 'POST', path: '/api/session/code', body: { email, session, code } }
  const first = await call(address, request, accessReplySchema.access)
  let setCookie = first.headers.getSetCookie()
  let access = { ...first.value, until: Date.now() + (first.value.expiresIn - 60) * 1000 }
  const renew = async (): Promise<string> => {
    const { value, headers } = await call(
      address,
      { method: 'POST', path: '/api/session/refresh', headers: { cookie: cookieOf(setCookie), origin: address } },
      accessReplySchema.access,
    )
    if (headers.getSetCookie().length > 0) setCookie = headers.getSetCookie()
    access = { ...value, until: Date.now() + (value.expiresIn - 60) * 1000 }
    return access.accessToken
  }
  return {
    email,
    token: () => (Date.now() < access.until ? Promise.resolve(access.accessToken) : renew()),
    setCookie: () => setCookie,
  }
}
