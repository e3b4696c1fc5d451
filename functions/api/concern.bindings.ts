import type { Cluster } from '../../shared/domain/cluster.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAppointCoordinator } from '../../shared/use-cases/concern/appoint-coordinator.ts'
import { standingNow } from '../../shared/use-cases/concern/standing.ts'
import { makeReadAnyCluster, makeStrikeOffCluster } from '../../shared/use-cases/concern/strike-off-cluster.ts'
import { makeListRepresented } from '../../shared/use-cases/list-represented.ts'
import { requireMember } from '../../shared/use-cases/support/cluster.ts'
import { concernRoutes } from './concern.route.ts'
import { showStanding } from './views/concern.ts'

type Deps = { readonly table: Table; readonly newId: () => string }
type Routes = (typeof concernRoutes)[number]

const [memberRoute, officerRoute, strikeOffRoute, appointRoute] = concernRoutes

const standing = (table: Table) => async (cluster: Cluster) => {
  const { standing: now, pack } = await standingNow(table, cluster)
  return { body: showStanding(cluster, { counting: now.counting, minimum: pack.minimumOrganisations }) }
}

/** How a cluster stands, for its members. */
export const concernReadBindings = ({ table }: Pick<Deps, 'table'>): Bindings<Routes, 'read'> => {
  const show = standing(table)
  return {
    readStanding: bind(memberRoute, async ({ caller, params }) => {
      const { cluster } = await requireMember(table, params.id, caller.organisation)
      return show(cluster)
    }),
  }
}

/** How a cluster stands, and what officers do about it. */
export const concernOfficerBindings = (deps: Deps): Bindings<Routes, 'officer'> => {
  const { table } = deps
  const listRepresented = makeListRepresented({ table })
  const organisationsOf = async (personId: string): Promise<readonly string[]> =>
    (await listRepresented(personId)).map(({ representation }) => representation.organisation)
  const read = makeReadAnyCluster({ table })
  const strikeOff = makeStrikeOffCluster({ ...deps, organisationsOf })
  const appoint = makeAppointCoordinator({ ...deps, organisationsOf })
  const show = standing(table)
  const again = async ({ params }: { readonly params: { readonly id: string } }) => show(await read(params.id))
  return {
    readClusterStanding: bind(officerRoute, again),
    strikeOffCluster: bind(
      strikeOffRoute,
      async ({ caller, params, body, now, extra }) =>
        show(await strikeOff({ clusterId: params.id, ...body, by: caller.by, now, extra })),
      again,
    ),
    appointCoordinator: bind(
      appointRoute,
      async ({ caller, params, body, now, extra }) =>
        show(await appoint({ clusterId: params.id, ...body, by: caller.by, now, extra })),
      again,
    ),
  }
}
