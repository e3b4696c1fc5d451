import { keyText } from '../../shared/stores/keys.ts'
import type { Key, Table } from '../../shared/stores/table.ts'

/** Requests to the table by kind, and the items that they were about: asked for by key, found by queries, members of transactions. */
export type Requests = {
  readonly get: number
  readonly getMany: number
  readonly query: number
  readonly write: number
  readonly asked: number
  readonly found: number
  readonly written: number
}

const NONE: Requests = { get: 0, getMany: 0, query: 0, write: 0, asked: 0, found: 0, written: 0 }

/** How many keys DynamoDB takes in a BatchGetItem. */
const LARGEST_BATCH = 100

/** How many requests there were, of all kinds together. */
export const requestsIn = ({ get, getMany, query, write }: Requests): number => get + getMany + query + write

/** The sum of requests. */
export const sumOf = (all: Iterable<Requests>): Requests =>
  [...all].reduce(
    (sum, one) => ({
      get: sum.get + one.get,
      getMany: sum.getMany + one.getMany,
      query: sum.query + one.query,
      write: sum.write + one.write,
      asked: sum.asked + one.asked,
      found: sum.found + one.found,
      written: sum.written + one.written,
    }),
    NONE,
  )

/** The table with a count of what is asked of it, as DynamoDB is asked: keys in batches of 100, queries by pages; by the part that asks. */
export const countedTable = (table: Table, partNow: () => string) => {
  const byPart = new Map<string, Requests>()
  const count = (seen: Partial<Requests>): void => {
    const part = partNow()
    byPart.set(part, sumOf([byPart.get(part) ?? NONE, { ...NONE, ...seen }]))
  }
  const counted: Table = {
    get: (key) => {
      count({ get: 1, asked: 1 })
      return table.get(key)
    },
    getMany: (keys: readonly Key[]) => {
      const asked = new Set(keys.map(keyText)).size
      count({ getMany: Math.ceil(asked / LARGEST_BATCH), asked })
      return table.getMany(keys)
    },
    query: async (query) => {
      const page = await table.query(query)
      count({ query: 1, found: page.items.length })
      return page
    },
    write: (writes) => {
      if (writes.length > 0) count({ write: 1, written: writes.length })
      return table.write(writes)
    },
  }
  return { table: counted, byPart }
}
