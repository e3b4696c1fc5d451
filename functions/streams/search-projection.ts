import type { Moment } from '../../shared/domain/time.ts'
import { searchedAgain } from '../../shared/items/search-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeLogSearchChanges } from '../../shared/use-cases/log-search-changes.ts'
import type { Projection } from './project.ts'

/** Tells the search which organisations changed. */
export const searchProjection = ({
  table,
  systemNow,
}: {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly systemNow: () => Moment
}): Projection => {
  const log = makeLogSearchChanges({ table })
  return {
    name: 'search',
    concerns: ({ after, before }) => searchedAgain(after, before) !== undefined,
    takeIn: (changes) =>
      log({ keys: changes.flatMap(({ after, before }) => searchedAgain(after, before) ?? []), now: systemNow() }),
  }
}
