import { clusterEventSchema, type ClusterEvent } from '../domain/cluster-event.ts'
import type { Put } from '../stores/table.ts'
import { doerKeys } from './doer-keys.ts'
import { entity } from './entity.ts'

/** The partition of a cluster's events, in the order of time. */
export const clusterEventsPartition = (clusterId: string): string => `CLU#${clusterId}#EVT`

const events = entity('ClusterEvent', clusterEventSchema, (event) => ({
  pk: clusterEventsPartition(event.clusterId),
  sk: `${event.at}#${event.id}`,
  ...doerKeys(event),
}))

/** The event in an item. */
export const clusterEventFrom = events.from

/** Appends an event; goes into the transaction of what it tells. */
export const appendToCluster = (event: ClusterEvent): Put => ({ put: events.item(event) })
