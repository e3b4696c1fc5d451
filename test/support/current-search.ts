import { memoryFiles } from '../../shared/stores/memory-files.ts'
import type { SearchIndex } from '../../shared/stores/search-index.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeBuildSearchSnapshot } from '../../shared/use-cases/build-search-snapshot.ts'
import { makeCurrentSearch } from '../../shared/use-cases/current-search.ts'

/** The search, as if its snapshot were always of this moment. */
export const searchOfThisMoment = (table: Table, now: () => string) => async (): Promise<SearchIndex> => {
  const files = memoryFiles()
  await makeBuildSearchSnapshot({ table, files })({ now: now(), how: 'fromScratch' })
  return makeCurrentSearch({ table, files, clock: () => 0 })()
}
