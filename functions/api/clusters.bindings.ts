import type { Cluster } from '../../shared/domain/cluster.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeListClusters } from '../../shared/use-cases/list-clusters.ts'
import { makeListMembers, makeReadCluster } from '../../shared/use-cases/read-cluster.ts'
import { clusterRoutes } from './clusters.route.ts'
import { nextAs, startIn } from './page.ts'
import { showNamed } from './views/organisation.ts'
import { showProjectLine } from './views/project.ts'

const show = (cluster: Cluster, coordinator: Organisation | undefined) => ({
  ...cluster,
  registeredAt: cluster.registeredAt ?? cluster.formedAt,
  coordinator: showNamed(cluster.coordinator, coordinator),
})

/** What the routes about registered clusters do. */
export const clusterBindings = ({
  table,
}: {
  readonly table: Table
}): Bindings<(typeof clusterRoutes)[number], 'read'> => {
  const [listRoute, readRoute, membersRoute] = clusterRoutes
  const list = makeListClusters({ table })
  const read = makeReadCluster({ table })
  const listMembers = makeListMembers({ table })
  return {
    listClusters: bind(listRoute, async ({ query: { limit, cursor }, cursors }) => {
      const { clusters, coordinators, next } = await list({ limit, start: startIn(cursors, cursor) })
      const shown = clusters.map((cluster) => show(cluster, coordinators.get(cluster.coordinator)))
      return { body: { clusters: shown, ...nextAs(cursors, next) } }
    }),
    readCluster: bind(readRoute, async ({ params, now }) => {
      const { cluster, coordinator, projects } = await read(params.id)
      const open = projects.map((project) => showProjectLine(project, now))
      return { body: { ...show(cluster, coordinator), projects: open }, version: cluster.version }
    }),
    listMembers: bind(membersRoute, async ({ params, query: { limit, cursor }, cursors }) => {
      const { members, next } = await listMembers({ clusterId: params.id, limit, start: startIn(cursors, cursor) })
      const shown = members.map(({ membership, organisation }) => ({
        ...membership,
        organisation: showNamed(membership.organisation, organisation),
        category: organisation?.category,
        sectors: organisation?.sectors,
      }))
      return { body: { members: shown, ...nextAs(cursors, next) } }
    }),
  }
}
