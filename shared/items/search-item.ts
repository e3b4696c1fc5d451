import * as z from 'zod'
import { momentSchema, type Moment } from '../domain/time.ts'
import { textAt } from '../stores/keys.ts'
import type { Item, Key, Query, Value, Write } from '../stores/table.ts'

/** The key of the item that says how far the log of changes and the snapshot of the search have come. */
export const searchHeadKey: Key = { pk: 'SEARCH', sk: 'HEAD' }

const LOG = 'SEARCH#LOG'

/** For a week an entry can be read, far longer than a snapshot is behind. */
const KEPT_SECONDS = 7 * 24 * 3600

const headSchema = z.object({
  sequence: z.int().min(0),
  changes: z.int().min(0),
  snapshot: z.object({ sequence: z.int().min(0), changes: z.int().min(0), at: momentSchema }).optional(),
})

/** How many entries the log has had, and changes in them; the same of the latest snapshot. */
export type SearchHead = z.infer<typeof headSchema>

/** How far log and snapshot have come, as the item says. */
export const searchHeadFrom = (item: Item | undefined): SearchHead =>
  item ? headSchema.parse(item) : { sequence: 0, changes: 0 }

const entrySchema = z.object({ sequence: z.int(), keys: z.array(z.string()) })

/** One entry of the log: the organisations that changed. What they became is read from themselves. */
export type SearchLogEntry = z.infer<typeof entrySchema>

/** The entry in an item. */
export const searchLogEntryFrom = (item: Item): SearchLogEntry => entrySchema.parse(item)

const logKey = (sequence: number): Key => ({ pk: LOG, sk: String(sequence).padStart(15, '0') })

/** The entries after a number, at most so many, in their order; the log has no gaps, because each entry is written with its number. */
export const logAfter = (sequence: number, limit: number): Query => ({
  pk: LOG,
  start: logKey(sequence),
  limit,
})

/** Appends an entry, if none has come since the head was read. */
export const appendToLog = (head: SearchHead, keys: readonly string[], at: Moment): readonly Write[] => {
  const sequence = head.sequence + 1
  const expires = Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS
  return [
    {
      update: searchHeadKey,
      set: { entity: 'SearchHead', sequence, changes: head.changes + keys.length },
      when: [head.sequence === 0 ? { attribute: 'pk', exists: false } : { attribute: 'sequence', is: head.sequence }],
    },
    { put: { ...logKey(sequence), entity: 'SearchLogEntry', sequence, keys: [...keys], at, ttl: expires } },
  ]
}

/** Notes that there is a snapshot up to where the head was read. */
export const noteSnapshot = ({ sequence, changes }: SearchHead, at: Moment): Write => ({
  update: searchHeadKey,
  set: { entity: 'SearchHead', snapshot: { sequence, changes, at } },
  setIfAbsent: { sequence: 0, changes: 0 },
})

type Image = { readonly [name: string]: Value }

const seen: { readonly [entity: string]: readonly string[] } = {
  Organisation: ['aliases', 'name', 'kind', 'category', 'sectors', 'status'],
  Profile: ['offers', 'needs', 'place', 'description', 'openToInvitations'],
}

/** The organisation that the search must look at again after a change of an item; undefined where it would find nothing new. */
export const searchedAgain = (after: Image | undefined, before: Image | undefined): string | undefined => {
  const image = after ?? before
  const attributes = image && seen[textAt(image, 'entity')]
  if (!image || !attributes) return undefined
  const isSame = attributes.every((name) => JSON.stringify(after?.[name]) === JSON.stringify(before?.[name]))
  return isSame ? undefined : textAt(image, 'pk').replace(/^ORG#/, '')
}
