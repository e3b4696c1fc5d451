import type { Table } from '../../shared/stores/table.ts'
import { describeConditions } from './suite/conditions.ts'
import { describeItems } from './suite/items.ts'
import { describeQueries } from './suite/queries.ts'
import { describeTransactions } from './suite/transactions.ts'
import { describeUpdates } from './suite/updates.ts'

/** A table that is made when it is first used. */
const lazily = (newTable: () => Promise<Table>): Table => {
  let made: Promise<Table> | undefined
  const table = (): Promise<Table> => (made ??= newTable())
  return {
    get: async (key) => (await table()).get(key),
    getMany: async (keys) => (await table()).getMany(keys),
    query: async (query) => (await table()).query(query),
    write: async (writes) => (await table()).write(writes),
  }
}

/** What every table does, whatever is behind it: the one suite over all of them. */
export const describeTable = (name: string, newTable: () => Promise<Table>): void => {
  const table = lazily(newTable)
  describeItems(name, table)
  describeUpdates(name, table)
  describeConditions(name, table)
  describeTransactions(name, table)
  describeQueries(name, table)
}
