import type { Cluster } from '../domain/cluster.ts'
import type { ClusterProject } from '../domain/cluster-project.ts'
import type { Membership } from '../domain/membership.ts'
import type { Organisation } from '../domain/organisation.ts'
import { MEMBERS_ONLY, membershipFrom, membersPartition } from '../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import type { Start, Table } from '../stores/table.ts'
import { clusterFor } from './support/cluster.ts'
import { projectsOf } from './support/projects.ts'
import { organisationsByKey } from './support/resolve.ts'

/** A registered cluster, the organisation that leads it, and its open projects. */
export type ClusterRead = {
  readonly cluster: Cluster
  readonly coordinator: Organisation | undefined
  readonly projects: readonly ClusterProject[]
}

/** Reads a registered cluster; one that is only forming does not exist for anybody. */
export const makeReadCluster =
  ({ table }: { readonly table: Pick<Table, 'get' | 'query'> }) =>
  async (id: string): Promise<ClusterRead> => {
    const [cluster, projects] = await Promise.all([clusterFor(table, id), projectsOf(table, id)])
    const coordinator = organisationFrom(await table.get(organisationKey(cluster.coordinator)))
    return { cluster, coordinator, projects: projects.filter(({ status }) => status === 'open') }
  }

/** Lists the members of a registered cluster, in the order of their keys. */
export const makeListMembers =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany' | 'query'> }) =>
  async (asked: {
    readonly clusterId: string
    readonly limit: number
    readonly start?: Start | undefined
  }): Promise<{
    members: readonly { membership: Membership; organisation: Organisation | undefined }[]
    next?: Start | undefined
  }> => {
    await clusterFor(table, asked.clusterId)
    const page = await table.query({
      pk: membersPartition(asked.clusterId),
      where: MEMBERS_ONLY,
      limit: asked.limit,
      start: asked.start,
    })
    const memberships = page.items.map(membershipFrom)
    const organisations = await organisationsByKey(
      table,
      memberships.map(({ organisation }) => organisation),
    )
    const members = memberships.map((membership) => ({
      membership,
      organisation: organisations.get(membership.organisation),
    }))
    return { members, next: page.next }
  }
