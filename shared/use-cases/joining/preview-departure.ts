import { departureOf, type Departure } from '../../domain/departure.ts'
import type { Cluster } from '../../domain/cluster.ts'
import { NotFound } from '../../domain/errors.ts'
import { isMember } from '../../domain/membership.ts'
import type { Moment } from '../../domain/time.ts'
import { chainFrom, CHAINS, chainsPartition } from '../../items/chain-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { membersNow } from '../concern/standing.ts'
import { clusterWith } from '../support/cluster.ts'
import { participationsOf, projectsOf } from '../support/projects.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** Whose departure from which cluster, asked by whom. */
export type PreviewDeparture = {
  readonly clusterId: string
  readonly organisation: string
  readonly key: string
  readonly now: Moment
}

/** What would follow, and of which cluster. */
export type DepartureRead = Departure & { readonly cluster: Cluster }

/**
 * Says what would follow if a member left, to itself, or if it were removed, to the coordinator: nothing is stored. Six requests whatever happens, and
 * pages of members, projects and chains. Throws NotFound for everybody else, after the same calls as where there is no such cluster.
 */
export const makePreviewDeparture =
  ({ table }: { readonly table: Reader }) =>
  async ({ clusterId, organisation, key, now }: PreviewDeparture): Promise<DepartureRead> => {
    const { cluster, membership } = await clusterWith(table, clusterId, key)
    if (organisation !== key && organisation !== cluster.coordinator) throw new NotFound('cluster', clusterId)
    if (!isMember(membership)) throw new NotFound('member', key)
    const [{ members, pack }, projects, participations, chains] = await Promise.all([
      membersNow(table, cluster),
      projectsOf(table, clusterId),
      participationsOf(table, clusterId),
      queryAll(table, { pk: chainsPartition(clusterId), beginsWith: CHAINS }),
    ])
    const scene = { cluster, members, pack, projects, participations, chains: chains.map(chainFrom) }
    return { ...departureOf(scene, key, now), cluster }
  }
