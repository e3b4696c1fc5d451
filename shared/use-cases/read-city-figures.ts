import { figureIdSchema, type Cell } from '../domain/figure.ts'
import { COUNT_IN_USE, countInUseFrom, totalFrom, totalsPartition } from '../items/figure-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table } from '../stores/table.ts'

/** Reads every total of the figures as it is shown now; empty cells are left out. */
export const makeReadCityFigures =
  ({ table }: { readonly table: Pick<Table, 'get' | 'query'> }) =>
  async (): Promise<readonly Cell[]> => {
    const { shown } = countInUseFrom(await table.get(COUNT_IN_USE))
    const read = await Promise.all(
      figureIdSchema.options.map(async (figure) => {
        const items = await queryAll(table, { pk: totalsPartition(shown, figure) })
        return items.map((item) => totalFrom(figure, item))
      }),
    )
    return read.flat().filter(({ value }) => value !== 0)
  }
