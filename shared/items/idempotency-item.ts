import * as z from 'zod'
import { after, epochSeconds, momentSchema, type Moment } from '../domain/time.ts'
import type { Condition, Item, Key, Put, Update } from '../stores/table.ts'

/** Whose key it is, for which route, and the key itself. */
export type Scope = {
  readonly personId: string
  readonly organisation: string
  readonly operationId: string
  readonly key: string
}

/** The key of the item that remembers an idempotency key. */
export const idempotencyKey = ({ personId, organisation, operationId, key }: Scope): Key => ({
  pk: `IDEM#${personId}#${organisation}#${operationId}`,
  sk: `KEY#${key}`,
})

const rememberedSchema = z.object({
  hash: z.string(),
  id: z.string(),
  leaseUntil: momentSchema.optional(),
  ttl: z.int(),
})

/** What is known of a key: the request it came with, the id that was made for it, and until when it is being carried out. */
export type Remembered = z.infer<typeof rememberedSchema>

/** What is remembered in an item; undefined where there is none, or it is older than a day. */
export const rememberedFrom = (item: Item | undefined, now: Moment): Remembered | undefined => {
  const remembered = item && rememberedSchema.parse(item)
  return remembered && remembered.ttl > epochSeconds(now) ? remembered : undefined
}

const kept = (now: Moment) => epochSeconds(after(now, { hours: 24 }))

const isForgotten = (now: Moment): Condition => [{ attribute: 'ttl', below: epochSeconds(now) }]

/** Remembers a key in the transaction of its request's effect; fails if it has had one. */
export const rememberEffect = (scope: Scope, request: { hash: string; id: string }, now: Moment): Put => ({
  put: { ...idempotencyKey(scope), entity: 'Idempotency', ...request, ttl: kept(now) },
  when: [{ anyOf: [[{ attribute: 'pk', exists: false }], isForgotten(now)] }],
})

/** Takes a key for a minute to carry out a list under it; fails while somebody else does, or if it came with another request. */
export const leaseList = (scope: Scope, request: { hash: string; id: string }, now: Moment): Put => ({
  put: {
    ...idempotencyKey(scope),
    entity: 'Idempotency',
    ...request,
    leaseUntil: after(now, { minutes: 1 }),
    ttl: kept(now),
  },
  when: [
    {
      anyOf: [
        [{ attribute: 'pk', exists: false }],
        isForgotten(now),
        [
          { attribute: 'hash', is: request.hash },
          { attribute: 'leaseUntil', below: now },
        ],
      ],
    },
  ],
})

/** Gives a key back after its list was carried out, so that a repeat need not wait. */
export const endLease = (scope: Scope, now: Moment): Update => ({
  update: idempotencyKey(scope),
  set: { leaseUntil: new Date(Date.parse(now) - 1).toISOString() },
  when: [{ attribute: 'pk', exists: true }],
})
