import { applicationFrom, submittedPartitions } from '../items/application-item.ts'
import { COUNT_IN_USE, countInUseFrom, putCountInUse } from '../items/figure-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table } from '../stores/table.ts'
import { countIn } from './count-subject.ts'
import { inParallel } from './support/in-parallel.ts'

const allIds = async (table: Table): Promise<readonly string[]> => {
  const items = await inParallel(8, submittedPartitions, (pk) => queryAll(table, { index: 'gsi5', pk }))
  return items.flat().map((item) => applicationFrom(item).id)
}

/**
 * Counts everything from scratch beside the count that is shown, and shows the new one in its place when it is complete. What changes
 * meanwhile is counted in both. A recount that was cut off is taken up again. Gives how many applications were looked at.
 */
export const makeRecountFigures =
  ({ table }: { readonly table: Table }) =>
  async (): Promise<number> => {
    const before = countInUseFrom(await table.get(COUNT_IN_USE))
    const making = before.making ?? before.shown + 1
    if (before.making === undefined) await table.write([putCountInUse(before, { ...before, making })])
    const ids = await allIds(table)
    await inParallel(8, ids, async (id) => {
      await countIn(table, making, { kind: 'application', id })
      await countIn(table, making, { kind: 'cluster', id })
    })
    await table.write([putCountInUse({ shown: before.shown, making }, { shown: making })])
    return ids.length
  }
