import { searchHeadFrom, searchHeadKey } from '../items/search-item.ts'
import { organisationSearch, searchOver, type OrganisationSearch } from '../search/organisation-search.ts'
import { readSnapshot, SNAPSHOT_PATH } from '../search/snapshot.ts'
import type { Files } from '../stores/files.ts'
import type { SearchIndex } from '../stores/search-index.ts'
import type { Table } from '../stores/table.ts'
import { readSearchLog, searchDocuments } from './support/search-documents.ts'

/** What the search needs; `clock` is real time in milliseconds. */
export type CurrentSearchDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query'>
  readonly files: Pick<Files, 'facts' | 'read'>
  readonly clock: () => number
}

/** How old the answers of a warm function may be, in milliseconds. */
const LOOK_EVERY = 2000

/** How many entries of the log one look takes in, so that no request waits long; where more wait, a newer snapshot has them. */
const ENTRIES = 5

type Held = { readonly search: OrganisationSearch; readonly sequence: number }

const load = async ({ files }: CurrentSearchDeps): Promise<Held> => {
  const bytes = (await files.facts(SNAPSHOT_PATH)) && (await files.read(SNAPSHOT_PATH))
  const snapshot = bytes && (await readSnapshot(bytes))
  if (!snapshot) return { search: searchOver([]), sequence: 0 }
  return { search: organisationSearch(snapshot), sequence: snapshot.sequence }
}

/**
 * The search as it stands, held in memory: the snapshot is loaded once, and what the log of changes says since is taken in at most
 * every two seconds. Where too much waits, or entries are gone, a newer snapshot is loaded in its place.
 */
export const makeCurrentSearch = (deps: CurrentSearchDeps): (() => Promise<SearchIndex>) => {
  const { table, clock } = deps
  let held: Held | undefined
  let looked = -Infinity
  let looking: Promise<void> | undefined

  const isOvertaken = async (sequence: number): Promise<boolean> => {
    const { snapshot } = searchHeadFrom(await table.get(searchHeadKey))
    return snapshot !== undefined && snapshot.sequence > sequence
  }

  const look = async (): Promise<void> => {
    let now = held ?? (await load(deps))
    let log = await readSearchLog(table, now.sequence, ENTRIES)
    if ((log.gap || log.entries.length === ENTRIES) && (await isOvertaken(now.sequence))) {
      now = await load(deps)
      log = await readSearchLog(table, now.sequence, ENTRIES)
    }
    const keys = [...new Set(log.entries.flatMap((entry) => entry.keys))]
    for (const [key, document] of await searchDocuments(table, keys)) now.search.apply(key, document)
    held = { search: now.search, sequence: log.entries.at(-1)?.sequence ?? now.sequence }
    looked = clock()
  }

  return async () => {
    if (clock() - looked >= LOOK_EVERY) looking ??= look().finally(() => (looking = undefined))
    await looking
    if (!held) throw new Error('the search was not loaded')
    return held.search.port
  }
}
