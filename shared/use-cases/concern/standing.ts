import type { Cluster } from '../../domain/cluster.ts'
import { standingOf, type Standing, type StandingMember } from '../../domain/concern.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Table } from '../../stores/table.ts'
import { membersOf } from '../support/cluster.ts'
import { packOf } from '../support/load.ts'
import { organisationsOnce } from '../support/resolve.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** The members of a cluster as membership and register stand, read strongly consistently, and the rules that it was registered by. */
export const membersNow = async (
  table: Reader,
  cluster: Cluster,
): Promise<{ readonly members: readonly StandingMember[]; readonly pack: RulePack }> => {
  const [pack, memberships] = await Promise.all([packOf(table, cluster.packVersion), membersOf(table, cluster.id)])
  const keys = memberships.map(({ organisation }) => organisation)
  const organisations = await organisationsOnce(table, keys, cluster.coordinator)
  const members = memberships.map((membership) => ({
    membership,
    organisation: organisations.get(membership.organisation),
  }))
  return { members, pack }
}

/** How a cluster stands at this moment, and the rules that it was registered by. */
export const standingNow = async (
  table: Reader,
  cluster: Cluster,
): Promise<{ readonly standing: Standing; readonly pack: RulePack }> => {
  const { members, pack } = await membersNow(table, cluster)
  return { standing: standingOf(cluster.coordinator, members, pack), pack }
}
