import { isSubmitted, type Status, type Submitted } from '../domain/application.ts'
import { applicationFrom, livePartitions } from '../items/application-item.ts'
import { CLUSTERS } from '../items/cluster-item.ts'
import { DIRTY } from '../items/count-item.ts'
import { PARKED_MAIL, pendingMailPartitions, UNFINISHED_FAN_OUTS } from '../items/mail-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { IndexName, Item, Table } from '../stores/table.ts'

/** How things stand, for operators: applications under way by state, those that are stuck, clusters, mail that waits. */
export type Figures = {
  readonly live: { readonly [status in Status]?: number }
  readonly stuck: readonly Submitted[]
  readonly clusters: number
  readonly mail: { readonly pending: number; readonly parked: number; readonly fanOuts: number }
  readonly dirtyCounts: number
}

const itemsIn =
  (table: Pick<Table, 'query'>) =>
  async (index: IndexName, ...partitions: readonly string[]): Promise<readonly Item[]> =>
    (await Promise.all(partitions.map((pk) => queryAll(table, { index, pk })))).flat()

/** Counts what the sparse indexes hold; they hold little besides the clusters. */
export const makeReadFigures =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async (): Promise<Figures> => {
    const all = itemsIn(table)
    const [live, clusters, pending, parked, fanOuts, dirty] = await Promise.all([
      all('gsi4', ...livePartitions),
      all('gsi2', CLUSTERS),
      all('gsi4', ...pendingMailPartitions),
      all('gsi4', PARKED_MAIL),
      all('gsi4', UNFINISHED_FAN_OUTS),
      all('gsi4', DIRTY),
    ])
    const applications = live.map(applicationFrom).filter(isSubmitted)
    const byStatus: { [status in Status]?: number } = {}
    for (const { status } of applications) byStatus[status] = (byStatus[status] ?? 0) + 1
    return {
      live: byStatus,
      stuck: applications.filter(({ stuck }) => stuck !== undefined),
      clusters: clusters.length,
      mail: { pending: pending.length, parked: parked.length, fanOuts: fanOuts.length },
      dirtyCounts: dirty.length,
    }
  }
