import chain, { type MiddlewareObj } from '@middy/core'
import type { Context } from 'aws-lambda'
import { NotFound } from '../../shared/domain/errors.ts'
import type { Moment } from '../../shared/domain/time.ts'
import type { Bound, Received, Reply } from '../../shared/http/bind.ts'
import { readBody } from '../../shared/http/body.ts'
import type { Caller } from '../../shared/http/caller.ts'
import { cursorsFor } from '../../shared/http/cursor.ts'
import { etagOf, versionIn } from '../../shared/http/etag.ts'
import { negotiate } from '../../shared/http/language.ts'
import { problemOf } from '../../shared/http/problem.ts'
import { Refused } from '../../shared/http/refusals.ts'
import type { Route } from '../../shared/http/route.ts'
import type { Table } from '../../shared/stores/table.ts'
import { assertFromEdge } from './edge.ts'
import { readEvent, type HttpEvent, type HttpReply } from './event.ts'
import { limit } from './limit.ts'
import { runOnce } from './repeat.ts'
import { identify } from './who.ts'

/** One finished call, as logs and metrics see it: no person, no organisation, no content. */
export type Call = {
  readonly operation: string
  readonly status: number
  readonly milliseconds: number
  readonly requestId: string
  readonly problem?: string
  readonly error?: unknown
}

/** What the chain needs. `clock` is the stage's time, `systemNow` the real one; the first of the edge's secrets is the newest. */
export type HttpDeps = {
  readonly table: Table
  readonly clock: () => Promise<Moment>
  readonly systemNow: () => Moment
  readonly edgeSecrets: () => Promise<readonly string[]>
  readonly newId: () => string
  readonly requestsPerMinute: number
  readonly observe: (call: Call) => void
}

type Internal = { http?: HttpEvent; startedAt?: number; problem?: string; failure?: unknown }
type Middleware = MiddlewareObj<unknown, HttpReply, Error, Context, Internal>

const headersIn = (language: string): Record<string, string> => ({
  'cache-control': 'no-store',
  'content-language': language,
  vary: 'accept-language',
})

/** Reads the event, and tells of every call when it has ended, however it has ended. */
const observed = ({ observe }: HttpDeps, operations: ReadonlyMap<string, Bound>): Middleware => {
  const ended: Middleware['after'] = ({ internal, response }) => {
    const { http, startedAt = 0, problem, failure } = internal
    observe({
      operation: operations.get(http?.routeKey ?? '')?.route.operationId ?? 'unknown',
      status: response?.statusCode ?? 500,
      milliseconds: Math.round(performance.now() - startedAt),
      requestId: http?.requestId ?? 'unknown',
      ...(problem === undefined ? {} : { problem }),
      ...(failure === undefined ? {} : { error: failure }),
    })
  }
  return {
    before: ({ internal, event }) => {
      internal.startedAt = performance.now()
      internal.http = readEvent(event)
    },
    after: ended,
    onError: ended,
  }
}

/** Turns whatever was thrown into a problem; of what we did not foresee only the log learns more. */
const problems = (): Middleware => ({
  onError: (request) => {
    const { http } = request.internal
    const language = negotiate(http?.headers['accept-language'])
    const requestId = http?.requestId ?? 'unknown'
    const { problem, type, retryAfterSeconds } = problemOf(request.error, { language, requestId })
    request.internal.problem = type
    if (problem.status >= 500) request.internal.failure = request.error
    request.response = {
      statusCode: problem.status,
      headers: {
        ...headersIn(language),
        'content-type': 'application/problem+json',
        ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      },
      body: JSON.stringify(problem),
    }
  },
})

const fromEdge = ({ edgeSecrets }: HttpDeps): Middleware => ({
  before: async ({ internal }) => {
    if (internal.http) assertFromEdge(internal.http, await edgeSecrets())
  },
})

const versionDemanded = ({ ifMatch }: Route, { headers }: HttpEvent): number | undefined => {
  if (!ifMatch) return undefined
  const version = versionIn(headers['if-match'])
  if (version === undefined && ifMatch === 'required') throw new Refused('precondition-required')
  return version
}

const cursorsOf = ({ operationId }: Route, caller: Caller, { params, query }: HttpEvent, keys: readonly string[]) => {
  const { cursor: _, limit: __, ...asked } = query
  const whose = caller.who === 'anyone' ? '' : caller.person.id
  const organisation = caller.who === 'representative' ? caller.organisation : ''
  const sorted = Object.entries(asked).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return cursorsFor(JSON.stringify([operationId, whose, organisation, params, sorted]), keys)
}

/** What a browser is to do with a body: read JSON, or keep a file, never show it as a page of ours. */
const contentOf = ({ status, file }: Route['success']): Record<string, string> => {
  if (status === 204) return {}
  if (!file) return { 'content-type': 'application/json' }
  return {
    'content-type': `${file.type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${file.name}"`,
    'x-content-type-options': 'nosniff',
  }
}

const bodyOf = ({ status, file }: Route['success'], body: unknown): string => {
  if (status === 204) return ''
  return file && typeof body === 'string' ? body : JSON.stringify(body)
}

const answer = ({ success }: Route, reply: Reply<unknown>, language: string): HttpReply => ({
  statusCode: success.status,
  headers: {
    ...headersIn(language),
    ...contentOf(success),
    ...(reply.version === undefined ? {} : { etag: etagOf(reply.version) }),
    ...(reply.location === undefined ? {} : { location: reply.location }),
  },
  body: bodyOf(success, reply.body),
  ...(reply.cookies ? { cookies: [...reply.cookies] } : {}),
})

const serve = async (deps: HttpDeps, bound: Bound | undefined, event: HttpEvent): Promise<HttpReply> => {
  if (!bound) throw new NotFound('route', event.routeKey)
  const { route } = bound
  const { headers, cookies, params, query } = event
  const language = negotiate(headers['accept-language'])
  const [caller, now] = await Promise.all([identify(deps.table, route.who, event), deps.clock()])
  await limit(deps.table, caller, deps.requestsPerMinute, deps.systemNow())
  const received: Received = {
    caller,
    now,
    language,
    ifMatch: versionDemanded(route, event),
    extra: [],
    newId: deps.newId,
    cursors: cursorsOf(route, caller, event, await deps.edgeSecrets()),
    headers,
    cookies,
    params,
    query,
    body: route.anyBody
      ? undefined
      : readBody({ body: event.body, isBase64Encoded: event.isBase64Encoded, contentType: headers['content-type'] }),
  }
  return answer(route, await runOnce(deps, bound, received, event), language)
}

/** The one chain that every request to the API goes through, over the routes that one function serves. */
export const httpHandler = (deps: HttpDeps, bindings: { readonly [operationId: string]: Bound }) => {
  const operations = new Map(
    Object.values(bindings).map((bound) => [`${bound.route.method} ${bound.route.path}`, bound]),
  )
  return chain<unknown, HttpReply, Error, Context, Internal>()
    .use(observed(deps, operations))
    .use(problems())
    .use(fromEdge(deps))
    .handler(async (event) => {
      const http = readEvent(event)
      return serve(deps, operations.get(http.routeKey), http)
    })
}
