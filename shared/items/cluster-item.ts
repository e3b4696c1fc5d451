import { clusterSchema, type Cluster } from '../domain/cluster.ts'
import type { Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partition of the list of registered clusters, in the order of registration. */
export const CLUSTERS = 'CLUSTERS'

/** The key of a cluster. */
export const clusterKey = (id: string): Key => ({ pk: `CLU#${id}`, sk: 'CLU' })

const clusters = entity('Cluster', clusterSchema, (cluster) => ({
  ...clusterKey(cluster.id),
  gsi2pk: cluster.status === 'registered' ? CLUSTERS : undefined,
  gsi2sk: cluster.status === 'registered' ? `${cluster.registeredAt ?? cluster.formedAt}#${cluster.id}` : undefined,
}))

/** The cluster in an item, whatever its status: who shows it must ask for `registered`. */
export const clusterFrom = clusters.from
export const clusterItem = (cluster: Cluster): Item => clusters.item(cluster)

/** Replaces a cluster as it was read; its version goes up by one. */
export const replaceCluster = (before: Cluster, next: Cluster): Put => ({
  put: clusters.item({ ...next, version: before.version + 1 }),
  when: [
    { attribute: 'version', is: before.version },
    { attribute: 'status', is: before.status },
  ],
})
