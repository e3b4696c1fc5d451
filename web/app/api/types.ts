import type * as z from 'zod'
import type { routes } from '../../../functions/api/routes.ts'

type Table = { readonly [R in (typeof routes)[number] as `${R['method']} ${R['path']}`]: R }

/** A route as it is called: its method and its path, such as `GET /api/me`. */
export type RouteKey = keyof Table

/** What a route answers. */
export type Reply<K extends RouteKey> = z.output<Table[K]['success']['schema']>

/** The body that a route takes. */
export type Body<K extends RouteKey> = z.input<Table[K]['body']>

type Part<Name extends string, Given> = [Given] extends [undefined]
  ? unknown
  : [Exclude<Given, undefined>] extends [Record<string, never>]
    ? unknown
    : undefined extends Given
      ? { readonly [N in Name]?: Given }
      : Record<string, never> extends Given
        ? { readonly [N in Name]?: Given }
        : { readonly [N in Name]: Given }

/** `ifMatch`: the version that a change is made of. `key`: what makes a repeat of the same command harmless. */
type Heads = { readonly ifMatch?: string; readonly key?: string }

/** What a call of a route must bring: what its path, query and body take, and nothing that they do not. */
export type Asked<K extends RouteKey> = Heads &
  Part<'params', z.input<Table[K]['params']>> &
  Part<'query', z.input<Table[K]['query']>> &
  Part<'body', Body<K>>
