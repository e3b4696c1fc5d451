import type { Cluster } from '../../domain/cluster.ts'
import type { ClusterProject } from '../../domain/cluster-project.ts'
import { isMember, type Membership } from '../../domain/membership.ts'
import { subjectOf, type SpaceId } from '../../domain/space.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey, membershipStands } from '../../items/membership-item.ts'
import type { Check, Item, Key } from '../../stores/table.ts'
import { standpointIn, standpointKeys } from '../support/project-access.ts'
import { stillStands } from '../support/project-writes.ts'

/** What lets an organisation into a space, and what must still be so when it writes there. */
export type Door = {
  readonly cluster: Cluster
  readonly membership: Membership
  readonly project: ClusterProject | undefined
  readonly still: readonly Check[]
}

/** The keys of what lets an organisation into a space. */
export const doorKeys = (space: SpaceId, organisation: string): readonly Key[] => {
  const { clusterId, projectId } = subjectOf(space)
  return projectId === undefined
    ? [clusterKey(clusterId), membershipKey(clusterId, organisation)]
    : standpointKeys({ clusterId, project: projectId }, organisation)
}

const doorOfCluster = (
  found: (key: Key) => Item | undefined,
  clusterId: string,
  organisation: string,
): Door | undefined => {
  const [clusterItem, membershipItem] = [found(clusterKey(clusterId)), found(membershipKey(clusterId, organisation))]
  const cluster = clusterItem && clusterFrom(clusterItem)
  const membership = membershipItem && membershipFrom(membershipItem)
  if (cluster?.status !== 'registered' || !isMember(membership)) return undefined
  const still = [{ check: membershipKey(clusterId, organisation), when: membershipStands(membership) }]
  return { cluster, membership, project: undefined, still }
}

/**
 * The door by which an organisation enters a space, from items that were read: a cluster's is open to its members, a project's to those who take part in
 * it or lead it, and to the coordinator. Undefined where there is none.
 */
export const doorTo = (
  found: (key: Key) => Item | undefined,
  space: SpaceId,
  organisation: string,
): Door | undefined => {
  const { clusterId, projectId } = subjectOf(space)
  if (projectId === undefined) return doorOfCluster(found, clusterId, organisation)
  const standpoint = standpointIn(found, { clusterId, project: projectId }, organisation)
  if (!standpoint) return undefined
  const { cluster, membership, project, takesPart, leads, isCoordinator } = standpoint
  return takesPart || leads || isCoordinator
    ? { cluster, membership, project, still: stillStands(standpoint) }
    : undefined
}
