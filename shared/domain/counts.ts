import * as z from 'zod'
import { contributionOf, type Answer } from './answer.ts'
import { momentSchema, type Moment } from './time.ts'

/** How many count items an application has: an answer meets one in eight of the others. */
export const SHARDS = 8

/** What answers may do: be given, be given beside a forming or a registered cluster, or nothing any more. */
export const phaseSchema = z.enum(['gathering', 'registering', 'registered', 'closed'])
export type Phase = z.infer<typeof phaseSchema>

/** One eighth of an application's counts. `losses` counts confirmations taken back, `version` every change. */
export const countSchema = z.strictObject({
  shard: z
    .int()
    .min(0)
    .max(SHARDS - 1),
  confirmed: z.int().min(0),
  open: z.int().min(0),
  losses: z.int().min(0),
  version: z.int().min(0),
  phase: phaseSchema,
  changedAt: momentSchema,
  dirtySince: momentSchema.optional(),
})
export type Count = z.infer<typeof countSchema>

/** An application's counts in sum; `versions` and `losses` by shard. */
export type Tally = {
  readonly confirmed: number
  readonly open: number
  readonly phase: Phase
  readonly versions: readonly number[]
  readonly losses: readonly number[]
  readonly changedAt: Moment
}

/** The sum of the eight count items. */
export const tally = (counts: readonly Count[]): Tally => {
  const sorted = counts.toSorted((a, b) => a.shard - b.shard)
  const first = sorted[0]
  if (!first || sorted.length !== SHARDS) throw new Error(`expected ${SHARDS} count items, found ${sorted.length}`)
  return {
    confirmed: sorted.reduce((sum, { confirmed }) => sum + confirmed, 0),
    open: sorted.reduce((sum, { open }) => sum + open, 0),
    phase: first.phase,
    versions: sorted.map(({ version }) => version),
    losses: sorted.map(({ losses }) => losses),
    changedAt: sorted.map(({ changedAt }) => changedAt).reduce((a, b) => (a > b ? a : b)),
  }
}

/** What a change of an answer adds to its count item. */
export type Delta = { readonly confirmed: number; readonly open: number; readonly losses: number; readonly version: 1 }

const one = (is: boolean) => (is ? 1 : 0)

/** The change of counts from one state of an answer to the next. */
export const deltaOf = (before: Answer | undefined, next: Answer): Delta => {
  const was = contributionOf(before)
  const is = contributionOf(next)
  return {
    confirmed: one(is === 'confirmed') - one(was === 'confirmed'),
    open: one(is === 'open') - one(was === 'open'),
    losses: one(before?.state === 'confirmed' && next.state !== 'confirmed'),
    version: 1,
  }
}

/** The count item that an organisation's key chooses: FNV-1a (Fowler, Noll, Vo; RFC 9923) modulo eight. */
export const shardOf = (organisationKey: string): number => {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(organisationKey)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash % SHARDS
}
