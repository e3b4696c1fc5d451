import * as z from 'zod'
import { boardEntrySchema, type BoardEntry, type EntryKind } from '../domain/board-entry.ts'
import { SHARDS, shardOf } from '../domain/counts.ts'
import { organisationKeySchema } from '../domain/identifiers/index.ts'
import { broaderOf } from '../domain/taxonomy.ts'
import { momentSchema, type Moment } from '../domain/time.ts'
import type { Condition, Delete, Item, Key, Put, Update } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'
import { writerKeys } from './writer-keys.ts'

const pk = (id: string): string => `BOARD#${id}`

/** The key of an entry of the board. */
export const entryKey = (id: string): Key => ({ pk: pk(id), sk: 'ENTRY' })

const shelf = (kind: EntryKind, capability: string, shard: number): string => `BOARD#${kind}#${capability}#${shard}`

/** The partitions of gsi2 with the open entries of a kind (of all capabilities, or of one), each sorted by when they were put there. */
export const boardPartitions = (kind: EntryKind, capability = ''): readonly string[] =>
  Array.from({ length: SHARDS }, (_, shard) => shelf(kind, capability, shard))

const placeIn = ({ id, kind, createdAt, closedAt }: BoardEntry, capability: string) =>
  closedAt === undefined ? { gsi2pk: shelf(kind, capability, shardOf(id)), gsi2sk: `${createdAt}#${id}` } : {}

const entries = entity('BoardEntry', boardEntrySchema, (entry) => ({
  ...entryKey(entry.id),
  ...placeIn(entry, ''),
  gsi1pk: `ORG#${entry.organisation}`,
  gsi1sk: `BOARD#${entry.createdAt}#${entry.id}`,
  ...writerKeys({ ...entry, at: entry.createdAt }),
  ...dueKeys(entry.id, entry.closedAt === undefined ? entry.endsAt : undefined),
}))

/** The entry in an item. */
export const entryFrom = entries.from

/** The id of the entry that an item of the board's indexes leads to. */
export const entryIdOf = (item: Item): string => item.pk.slice('BOARD#'.length)

const pointerKey = (id: string, capability: string): Key => ({ pk: pk(id), sk: `CAP#${capability}` })

/** The capabilities of an entry, and all that lie above them: who looks for epitaxy finds what is about one kind of it. */
const shelvesOf = ({ capabilities }: BoardEntry): readonly string[] => {
  const upwards = (code: string | undefined): readonly string[] =>
    code === undefined ? [] : [code, ...upwards(broaderOf(code))]
  return [...new Set(capabilities.flatMap(upwards))]
}

/** Writes an entry, with a pointer to it from each of its capabilities and those above. */
export const createEntry = (entry: BoardEntry): readonly Put[] => [
  { put: entries.item(entry), when: [{ attribute: 'pk', exists: false }] },
  ...shelvesOf(entry).map((capability) => ({
    put: { ...pointerKey(entry.id, capability), ...placeIn(entry, capability), entity: 'BoardPointer' },
  })),
]

/** That an entry is still open. */
const stillOpen: Condition = [
  { attribute: 'pk', exists: true },
  { attribute: 'closedAt', exists: false },
]

/** Closes an entry: it leaves all shelves. */
export const closeEntry = (entry: BoardEntry, now: Moment): readonly (Update | Delete)[] => [
  {
    update: entryKey(entry.id),
    set: { closedAt: now },
    remove: ['gsi2pk', 'gsi2sk', 'gsi3pk', 'gsi3sk'],
    when: stillOpen,
  },
  ...shelvesOf(entry).map((capability) => ({ delete: pointerKey(entry.id, capability) })),
]

/** What the sort keys of interests begin with. */
export const INTERESTS = 'INT#'

/** The key of an organisation's interest in an entry. */
export const interestKey = (id: string, organisation: string): Key => ({
  pk: pk(id),
  sk: `${INTERESTS}${organisation}`,
})

const interestSchema = z.strictObject({ entry: z.uuid(), organisation: organisationKeySchema, at: momentSchema })
const interests = entity('Interest', interestSchema, ({ entry, organisation, at }) => ({
  ...interestKey(entry, organisation),
  gsi1pk: `ORG#${organisation}`,
  gsi1sk: `${INTERESTS}${at}#${entry}`,
}))

/** The interest in an item. */
export const interestFrom = interests.from

/** Notes an interest that was not there, in an entry that is open; or takes one back that was. */
export const showInterest = (entry: string, organisation: string, at: Moment): readonly (Put | Update)[] => [
  { put: interests.item({ entry, organisation, at }), when: [{ attribute: 'pk', exists: false }] },
  { update: entryKey(entry), add: { interests: 1 }, when: stillOpen },
]
export const takeInterestBack = (entry: string, organisation: string): readonly (Delete | Update)[] => [
  { delete: interestKey(entry, organisation), when: [{ attribute: 'pk', exists: true }] },
  { update: entryKey(entry), add: { interests: -1 }, when: [{ attribute: 'pk', exists: true }] },
]
