import type { Cluster } from '../../domain/cluster.ts'
import { isShownProject, leads, type ClusterProject, type ProjectName } from '../../domain/cluster-project.ts'
import { NotFound } from '../../domain/errors.ts'
import { isMember, type Membership } from '../../domain/membership.ts'
import { takesPart, type Participation } from '../../domain/participation.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { projectFrom, projectKey } from '../../items/cluster-project-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { participationFrom, participationKey } from '../../items/participation-item.ts'
import { keyText } from '../../stores/keys.ts'
import type { Item, Key, Table } from '../../stores/table.ts'

/** What an organisation is to a project of its cluster: `leads` it, coordinates the cluster, takes part. */
export type Standpoint = {
  readonly cluster: Cluster
  readonly membership: Membership
  readonly project: ClusterProject
  readonly participation: Participation | undefined
  readonly leads: boolean
  readonly isCoordinator: boolean
  readonly takesPart: boolean
}

/** Finds items among some that were read in one batch. */
export const finder = (items: readonly Item[]): ((key: Key) => Item | undefined) => {
  const byKey = new Map(items.map((item) => [keyText(item), item]))
  return (key) => byKey.get(keyText(key))
}

/** The keys that say what an organisation is to a project. */
export const standpointKeys = (name: ProjectName, organisation: string): readonly Key[] => [
  clusterKey(name.clusterId),
  membershipKey(name.clusterId, organisation),
  projectKey(name),
  participationKey(name, organisation),
]

/** What an organisation is to a project, from items that were read; undefined for whoever is no member, and where there is no such project. */
export const standpointIn = (
  found: (key: Key) => Item | undefined,
  name: ProjectName,
  organisation: string,
): Standpoint | undefined => {
  const [clusterItem, membershipItem, projectItem, participationItem] = standpointKeys(name, organisation).map(found)
  const cluster = clusterItem && clusterFrom(clusterItem)
  const membership = membershipItem && membershipFrom(membershipItem)
  const project = projectItem && projectFrom(projectItem)
  if (cluster?.status !== 'registered' || !isMember(membership) || !project || !isShownProject(project))
    return undefined
  const participation = participationItem && participationFrom(participationItem)
  return {
    cluster,
    membership,
    project,
    participation,
    leads: leads(project, membership),
    isCoordinator: cluster.coordinator === organisation,
    takesPart: takesPart(participation, membership),
  }
}

/** What a member is to a project, read consistently. Everybody else hears NotFound, after the same calls as where there is none. */
export const standpointOf = async (
  table: Pick<Table, 'getMany'>,
  name: ProjectName,
  organisation: string,
): Promise<Standpoint> => {
  const found = finder(await table.getMany(standpointKeys(name, organisation)))
  const standpoint = standpointIn(found, name, organisation)
  if (!standpoint) throw new NotFound('project', name.project)
  return standpoint
}
