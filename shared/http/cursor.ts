import { createHmac, timingSafeEqual } from 'node:crypto'
import type * as z from 'zod'
import { Refused } from './refusals.ts'

const seal = (key: string, bound: string, text: string): Buffer =>
  createHmac('sha256', `cursor ${key}`).update(`${bound}\n${text}`).digest().subarray(0, 16)

const refuse = (): never => {
  throw new Refused('invalid-request', [{ in: 'query', pointer: '/cursor', message: 'notThisCursor' }])
}

/** Makes and reads the cursors of one query: opaque, sealed, of no use for another query or caller. */
export type Cursors = {
  write(position: unknown): string
  read<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | undefined
}

/**
 * Cursors bound to a query, as `bound` describes it. They are sealed with the first key and read with any, so that keys
 * can be changed without breaking pages that somebody is turning. Reading a foreign or forged one is refused.
 */
export const cursorsFor = (bound: string, keys: readonly string[]): Cursors => ({
  write: (position) => {
    const text = JSON.stringify(position)
    const mac = seal(keys[0] ?? refuse(), bound, text)
    return Buffer.concat([mac, Buffer.from(text)]).toString('base64url')
  },
  read: (schema, cursor) => {
    if (cursor === undefined) return undefined
    const bytes = Buffer.from(cursor, 'base64url')
    if (bytes.length <= 16) return refuse()
    const text = bytes.subarray(16).toString()
    const isOurs = keys.some((key) => timingSafeEqual(seal(key, bound, text), bytes.subarray(0, 16)))
    return isOurs ? schema.parse(JSON.parse(text)) : refuse()
  },
})
