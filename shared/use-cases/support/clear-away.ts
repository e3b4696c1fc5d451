import { inBatches } from '../../stores/in-batches.ts'
import { keyOnly } from '../../stores/keys.ts'
import type { Key, Table } from '../../stores/table.ts'

/** DynamoDB takes 100 members in a transaction. */
const LARGEST_TRANSACTION = 100

/** How many transactions one call of `clearPartitions` makes: a function that acts on what is due has a minute. */
const MOST_AT_ONCE = 50

/** Removes items, many at a time; who stops in between can begin again, for what is gone already is no obstacle. */
export const clearAway = async (table: Pick<Table, 'write'>, keys: readonly Key[]): Promise<void> => {
  for (const batch of inBatches(keys, LARGEST_TRANSACTION))
    await table.write(batch.map(({ pk, sk }) => ({ delete: { pk, sk } })))
}

/** Empties partitions, one after another, and says whether they are empty: where there is much in them, it takes several calls. */
export const clearPartitions = async (
  table: Pick<Table, 'query' | 'write'>,
  partitions: readonly string[],
): Promise<boolean> => {
  let left = MOST_AT_ONCE
  for (const pk of partitions) {
    for (;;) {
      const { items } = await table.query({ pk, limit: LARGEST_TRANSACTION })
      if (items.length === 0) break
      if (left === 0) return false
      await clearAway(table, items.map(keyOnly))
      left -= 1
    }
  }
  return true
}
