import { isOpenEntry, type BoardEntry, type EntryKind } from '../../domain/board-entry.ts'
import { NotFound } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Moment } from '../../domain/time.ts'
import {
  boardPartitions,
  entryFrom,
  entryIdOf,
  entryKey,
  interestFrom,
  INTERESTS,
  interestKey,
} from '../../items/board-item.ts'
import { compareText, textAt } from '../../stores/keys.ts'
import type { Start, Table } from '../../stores/table.ts'
import { organisationsByKey } from '../support/resolve.ts'

type Reader = Pick<Table, 'getMany' | 'query'>

/** An entry with whose it is. */
export type EntryLine = { readonly entry: BoardEntry; readonly owner: Organisation | undefined }

const withOwners = async (table: Reader, entries: readonly BoardEntry[]): Promise<readonly EntryLine[]> => {
  const owners = await organisationsByKey(
    table,
    entries.map(({ organisation }) => organisation),
  )
  return entries.map((entry) => ({ entry, owner: owners.get(entry.organisation) }))
}

/** Which entries: of a kind, perhaps with a capability, put there before a place (`<createdAt>#<id>`). */
export type AskBoard = {
  readonly kind: EntryKind
  readonly capability?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
  readonly now: Moment
}

/** The open entries, the newest first. Its eight shards are sorted alike, so one place is where to go on in all of them. */
export const makeListBoard =
  ({ table }: { readonly table: Reader }) =>
  async ({
    kind,
    capability,
    before,
    limit,
    now,
  }: AskBoard): Promise<{ lines: readonly EntryLine[]; next?: string | undefined }> => {
    const pages = await Promise.all(
      boardPartitions(kind, capability).map((pk) =>
        // One more, because the place itself may be among them.
        table.query({ index: 'gsi2', pk, descending: true, limit: limit + 1, atMost: before }),
      ),
    )
    const found = pages
      .flatMap(({ items }) => items)
      .filter((item) => textAt(item, 'gsi2sk') !== before)
      .toSorted((a, b) => compareText(textAt(b, 'gsi2sk'), textAt(a, 'gsi2sk')))
    const page = found.slice(0, limit)
    const items = await table.getMany(page.map((item) => entryKey(entryIdOf(item))))
    const entries = items
      .map(entryFrom)
      .filter((entry) => isOpenEntry(entry, now))
      .toSorted((a, b) => compareText(`${b.createdAt}#${b.id}`, `${a.createdAt}#${a.id}`))
    const next = found.length > limit ? textAt(page.at(-1) ?? {}, 'gsi2sk') : undefined
    return { lines: await withOwners(table, entries), next }
  }

/** One entry, open or closed, and whether the asking organisation is interested; NotFound where there is none. */
export const makeReadEntry =
  ({ table }: { readonly table: Reader }) =>
  async ({ id, organisation }: { readonly id: string; readonly organisation: string }) => {
    const items = await table.getMany([entryKey(id), interestKey(id, organisation)])
    const item = items.find(({ sk }) => sk === 'ENTRY')
    if (!item) throw new NotFound('entry', id)
    const [line] = await withOwners(table, [entryFrom(item)])
    if (!line) throw new NotFound('entry', id)
    return { line, interested: items.length === 2 }
  }

/** Which organisations are interested in an entry, for the one that put it there; NotFound for all others. */
export const makeListInterests =
  ({ table }: { readonly table: Reader }) =>
  async (asked: {
    readonly id: string
    readonly organisation: string
    readonly limit: number
    readonly start?: Start | undefined
  }) => {
    const [item] = await table.getMany([entryKey(asked.id)])
    if (!item || entryFrom(item).organisation !== asked.organisation) throw new NotFound('entry', asked.id)
    const page = await table.query({ pk: item.pk, beginsWith: INTERESTS, limit: asked.limit, start: asked.start })
    const interests = page.items.map(interestFrom)
    const organisations = await organisationsByKey(
      table,
      interests.map(({ organisation }) => organisation),
    )
    return { interests, organisations, next: page.next }
  }
