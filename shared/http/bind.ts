import type * as z from 'zod'
import type { Language } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import type { Write } from '../stores/table.ts'
import { isCaller, type Caller, type CallerAs } from './caller.ts'
import type { Cursors } from './cursor.ts'
import { readInput, refuseAll } from './input.ts'
import type { Route, Trust, Who } from './route.ts'

/**
 * What a route's function gets besides the parts that its schemas read. `extra` goes into the transaction of the effect;
 * `newId` gives an id that is the same when the request is repeated under its key.
 */
type Call = {
  readonly now: Moment
  readonly language: Language
  readonly ifMatch: number | undefined
  readonly extra: readonly Write[]
  readonly newId: () => string
  readonly cursors: Cursors
  readonly headers: { readonly [name: string]: string | undefined }
  readonly cookies: readonly string[]
}

/** A request as a route's function gets it. */
export type Asked<W extends Who, P, Q, B> = Call & {
  readonly caller: CallerAs<W>
  readonly params: P
  readonly query: Q
  readonly body: B
}

/** What a route's function answers; `version` becomes the ETag, `cookies` go out as they are. */
export type Reply<S> = {
  readonly body: S
  readonly version?: number
  readonly location?: string
  readonly cookies?: readonly string[]
}

/** A request before its route's schemas have read it. */
export type Received = Call & {
  readonly caller: Caller
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** A route with what it does, its types closed over: the chain can serve it without knowing them. */
export type Bound<Id extends string = string> = {
  readonly route: Route<Id>
  readonly run: (received: Received) => Promise<Reply<unknown>>
  readonly again: ((received: Received) => Promise<Reply<unknown>>) | undefined
}

/** The bindings that one function of the API needs: one for each of its routes, none missing. */
export type Bindings<R extends Route, T extends Trust> = {
  readonly [Id in Extract<R, { readonly trust: T }>['operationId']]: Bound<Id>
}

/**
 * Binds a route to its function, and to what answers a repeat (for routes of the kind `effect`). What comes in is read by the
 * route's schemas before, what goes out after: a reply that does not fit is our own failure.
 */
export const bind = <
  Id extends string,
  T extends Trust,
  W extends Who,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  S extends z.ZodType,
>(
  route: Route<Id, T, W, P, Q, B, S>,
  run: (asked: Asked<W, z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply<z.input<S>>>,
  again?: (asked: Asked<W, z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply<z.input<S>>>,
): Bound<Id> => {
  if ((route.repeat === 'effect') !== (again !== undefined))
    throw new Error(`${route.operationId} must say what answers a repeat exactly if it keeps its key with its effect`)

  const read = (received: Received): Asked<W, z.output<P>, z.output<Q>, z.output<B>> => {
    const { caller, language } = received
    const params = readInput(route.params, received.params, 'path', language)
    const query = readInput(route.query, received.query, 'query', language)
    const body = readInput(route.body, received.body, 'body', language)
    if ('issues' in params || 'issues' in query || 'issues' in body) return refuseAll([params, query, body])
    if (!isCaller(caller, route.who)) throw new Error(`${route.operationId} was called by ${caller.who}`)
    return { ...received, caller, params: params.value, query: query.value, body: body.value }
  }

  const closed =
    (does: typeof run) =>
    async (received: Received): Promise<Reply<unknown>> => {
      const reply = await does(read(received))
      return { ...reply, body: route.success.schema.parse(reply.body) }
    }

  return { route, run: closed(run), again: again && closed(again) }
}
