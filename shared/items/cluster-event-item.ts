import { clusterEventSchema, type ClusterEvent } from '../domain/cluster-event.ts'
import type { Put } from '../stores/table.ts'
import { doerKeys } from './doer-keys.ts'
import { entity } from './entity.ts'

/** The partition of a cluster's events, in the order of time. */
export const clusterEventsPartition = (clusterId: string): string => `CLU#${clusterId}#EVT`

/** Where the events of one of a cluster's projects are in gsi2, in the order of time. */
export const projectEventsPartition = (clusterId: string, project: string): string => `CLU#${clusterId}#PRJ#${project}`

const projectKeys = ({ clusterId, project, at, id }: ClusterEvent) =>
  project === undefined ? {} : { gsi2pk: projectEventsPartition(clusterId, project), gsi2sk: `${at}#${id}` }

const events = entity('ClusterEvent', clusterEventSchema, (event) => ({
  pk: clusterEventsPartition(event.clusterId),
  sk: `${event.at}#${event.id}`,
  ...doerKeys(event),
  ...projectKeys(event),
}))

/** The event in an item. */
export const clusterEventFrom = events.from

/** Appends an event; goes into the transaction of what it tells. */
export const appendToCluster = (event: ClusterEvent): Put => ({ put: events.item(event) })
