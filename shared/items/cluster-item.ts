import { clusterSchema, membershipSchema, type Cluster, type Membership } from '../domain/cluster.ts'
import type { Item, Key } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partition of the list of registered clusters, in the order of registration. */
export const CLUSTERS = 'CLUSTERS'

/** The key of a cluster. */
export const clusterKey = (id: string): Key => ({ pk: `CLU#${id}`, sk: 'CLU' })

/** The partition of a cluster's members. */
export const membersPartition = (clusterId: string): string => `CLU#${clusterId}#MEM`

/** The key of a membership. */
export const membershipKey = (clusterId: string, organisation: string): Key => ({
  pk: membersPartition(clusterId),
  sk: `MEM#${organisation}`,
})

const clusters = entity('Cluster', clusterSchema, (cluster) => ({
  ...clusterKey(cluster.id),
  gsi2pk: cluster.status === 'registered' ? CLUSTERS : undefined,
  gsi2sk: cluster.status === 'registered' ? `${cluster.registeredAt ?? cluster.formedAt}#${cluster.id}` : undefined,
}))

/** The cluster in an item, whatever its status: who shows it must ask for `registered`. */
export const clusterFrom = clusters.from
export const clusterItem = (cluster: Cluster): Item => clusters.item(cluster)

const memberships = entity('Membership', membershipSchema, (membership) => ({
  ...membershipKey(membership.clusterId, membership.organisation),
  gsi1pk: `ORG#${membership.organisation}`,
  gsi1sk: `MEM#${membership.since}#${membership.clusterId}`,
}))

/** The membership in an item; it is one only if its cluster is registered. */
export const membershipFrom = memberships.from
export const membershipItem = (membership: Membership): Item => memberships.item(membership)
