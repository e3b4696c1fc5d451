import { figureIdSchema, type Cell } from '../../domain/figures/figure.ts'
import { COUNT_IN_USE, countInUseFrom, totalFrom, totalsPartition } from '../../items/figure-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'

/** Reads every total of the figures as it is shown now; empty cells are left out. */
export const makeReadCityFigures = ({ table }: { readonly table: Pick<Table, 'get' | 'query'> }) => {
  const shownNow = async () => countInUseFrom(await table.get(COUNT_IN_USE)).shown
  return async (): Promise<readonly Cell[]> => {
    for (;;) {
      const shown = await shownNow()
      const read = await Promise.all(
        figureIdSchema.options.map(async (figure) => {
          const items = await queryAll(table, { pk: totalsPartition(shown, figure) })
          return items.map((item) => totalFrom(figure, item))
        }),
      )
      // A recount may have been shown meanwhile, and the count that was read taken away.
      if (shown === (await shownNow())) return read.flat().filter(({ value }) => value !== 0)
    }
  }
}
