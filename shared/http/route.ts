import * as z from 'zod'
import type { ProblemType } from './problem-types.ts'

/** The function that serves a route: functions are cut by what they may do. */
export type Trust = 'public' | 'session' | 'read' | 'search' | 'write' | 'officer' | 'operator'

/** Who may call a route. A representative acts for the organisation that the request names. */
export type Who = 'anyone' | 'person' | 'representative' | 'officer' | 'operator'

/**
 * What a repeat of a request with the same Idempotency-Key does: `effect` finds the key in the transaction of the first and
 * answers with how things stand; `list` runs a command over many again, which has no second effect.
 */
export type Repeat = 'effect' | 'list'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One route: all that there is to know of it but what it does. */
export type Route<
  Id extends string = string,
  T extends Trust = Trust,
  W extends Who = Who,
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  S extends z.ZodType = z.ZodType,
> = {
  readonly operationId: Id
  readonly method: Method
  readonly path: `/api/${string}`
  readonly trust: T
  readonly who: W
  readonly summary: string
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly success: {
    readonly status: 200 | 201 | 202 | 204
    readonly schema: S
    readonly etag?: boolean
    readonly location?: boolean
    /** A reply that is text, to be kept as a file: its media type, and the file's name. JSON where this is not given. */
    readonly file?: { readonly type: 'text/csv' | 'image/svg+xml'; readonly name: string }
  }
  readonly failures: readonly ProblemType[]
  readonly repeat: Repeat | undefined
  readonly ifMatch: 'required' | 'heeded' | undefined
  /** Whether a body of any kind is taken and not looked at. */
  readonly anyBody?: true
}

/** What most routes have in common: no parameters, no query, no body, nothing to repeat, no version to match. */
export const plain = {
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.undefined(),
  failures: [],
  repeat: undefined,
  ifMatch: undefined,
} as const

/** A route as its file writes it, mostly `{ ...plain, ... }`; keeps the types of all its parts, and its method and path to the letter. */
export const route = <
  const Id extends string,
  const T extends Trust,
  const W extends Who,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  S extends z.ZodType,
  const M extends Method,
  const A extends `/api/${string}`,
>(
  written: Route<Id, T, W, P, Q, B, S> & { readonly method: M; readonly path: A },
): Route<Id, T, W, P, Q, B, S> & { readonly method: M; readonly path: A } => written
