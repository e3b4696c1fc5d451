import type { Cluster } from '../domain/cluster.ts'
import type { Organisation } from '../domain/organisation.ts'
import { clusterFrom, CLUSTERS } from '../items/cluster-item.ts'
import type { Start, Table } from '../stores/table.ts'
import { organisationsByKey } from './support/resolve.ts'

/** A page of registered clusters, the newest first, with the organisations that lead them. */
export type ClustersRead = {
  readonly clusters: readonly Cluster[]
  readonly coordinators: ReadonlyMap<string, Organisation>
  readonly next?: Start | undefined
}

/** Lists the registered clusters. */
export const makeListClusters =
  ({ table }: { readonly table: Pick<Table, 'query' | 'getMany'> }) =>
  async ({ limit, start }: { readonly limit: number; readonly start?: Start | undefined }): Promise<ClustersRead> => {
    const page = await table.query({ index: 'gsi2', pk: CLUSTERS, descending: true, limit, start })
    const clusters = page.items.map(clusterFrom)
    const coordinators = await organisationsByKey(
      table,
      clusters.map(({ coordinator }) => coordinator),
    )
    return { clusters, coordinators, next: page.next }
  }
