import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { profileFrom, profileKey } from '../../items/profile-item.ts'
import { logAfter, searchLogEntryFrom, type SearchLogEntry } from '../../items/search-item.ts'
import { documentOf, type SearchDocument } from '../../search/document.ts'
import { keyText } from '../../stores/keys.ts'
import { inBatches } from '../../stores/in-batches.ts'
import type { Table } from '../../stores/table.ts'
import { inParallel } from './in-parallel.ts'

/** How organisations are to be found as they stand now, by their keys; undefined for who is not to be found. */
export const searchDocuments = async (
  table: Pick<Table, 'getMany'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SearchDocument | undefined>> => {
  const items = await table.getMany(keys.flatMap((key) => [organisationKey(key), profileKey(key)]))
  const byKey = new Map(items.map((item) => [keyText(item), item]))
  return new Map(
    keys.map((key) => {
      const organisation = organisationFrom(byKey.get(keyText(organisationKey(key))))
      return [key, organisation && documentOf(organisation, profileFrom(byKey.get(keyText(profileKey(key)))))]
    }),
  )
}

const WIDTH = 8
const AT_ONCE = 50

/** The same for very many, some at a time. */
export const manySearchDocuments = async (
  table: Pick<Table, 'getMany'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, SearchDocument | undefined>> => {
  const maps = await inParallel(WIDTH, inBatches(keys, AT_ONCE), (batch) => searchDocuments(table, batch))
  return new Map(maps.flatMap((map) => [...map]))
}

/** The entries of the log after a number, at most so many; `gap` says that some before them are gone. */
export const readSearchLog = async (
  table: Pick<Table, 'query'>,
  sequence: number,
  limit: number,
): Promise<{ readonly entries: readonly SearchLogEntry[]; readonly gap: boolean }> => {
  const { items } = await table.query(logAfter(sequence, limit))
  const entries = items.map(searchLogEntryFrom)
  const [first] = entries
  return { entries, gap: first !== undefined && first.sequence !== sequence + 1 }
}
