import type { Cluster } from '../../domain/cluster.ts'
import { NotFound } from '../../domain/errors.ts'
import { isMember, type Membership } from '../../domain/membership.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { MEMBERS_ONLY, membershipFrom, membershipKey, membersPartition } from '../../items/membership-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Table } from '../../stores/table.ts'

const registeredIn = (item: Item | undefined, id: string): Cluster => {
  const cluster = item && clusterFrom(item)
  if (cluster?.status !== 'registered') throw new NotFound('cluster', id)
  return cluster
}

/** A registered cluster; one that is only forming, was dropped or struck off does not exist for anybody: NotFound. */
export const clusterFor = async (table: Pick<Table, 'get'>, id: string): Promise<Cluster> =>
  registeredIn(await table.get(clusterKey(id)), id)

/** A registered cluster with the record of an organisation in it, whatever that says; undefined where there is none. */
export const clusterWith = async (
  table: Pick<Table, 'getMany'>,
  id: string,
  organisation: string,
): Promise<{ readonly cluster: Cluster; readonly membership: Membership | undefined }> => {
  const items = await table.getMany([clusterKey(id), membershipKey(id, organisation)])
  const cluster = registeredIn(
    items.find(({ sk }) => sk === 'CLU'),
    id,
  )
  const item = items.find(({ sk }) => sk !== 'CLU')
  return { cluster, membership: item && membershipFrom(item) }
}

/** A registered cluster for one of its members. Everybody else hears NotFound, after the same calls as where there is none. */
export const requireMember = async (
  table: Pick<Table, 'getMany'>,
  id: string,
  organisation: string,
): Promise<{ readonly cluster: Cluster; readonly membership: Membership }> => {
  const { cluster, membership } = await clusterWith(table, id, organisation)
  if (!isMember(membership)) throw new NotFound('cluster', id)
  return { cluster, membership }
}

/** The members of a cluster, in the order of their keys. */
export const membersOf = async (table: Pick<Table, 'query'>, clusterId: string): Promise<readonly Membership[]> =>
  (await queryAll(table, { pk: membersPartition(clusterId), where: MEMBERS_ONLY })).map(membershipFrom)
