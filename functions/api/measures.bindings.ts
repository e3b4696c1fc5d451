import * as z from 'zod'
import type { VerdictState } from '../../shared/domain/measures/verdict.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import {
  makeListClusterMeasures,
  makeReadClusterOverview,
  type MemberVerdicts,
} from '../../shared/use-cases/measures/cluster-measures.ts'
import type { OwnContext } from '../../shared/use-cases/measures/own-context.ts'
import { makeListOwnMeasures, makeReadOwnMeasure } from '../../shared/use-cases/measures/own-measures.ts'
import { makeReadCatalogue } from '../../shared/use-cases/measures/read-catalogue.ts'
import { measureRoutes } from './measures.route.ts'
import { nextAs } from './page.ts'
import { nameMeasure, showOwnMeasure, showVerdict } from './views/measure.ts'
import { showNamed } from './views/organisation.ts'

const [listRoute, readRoute, clusterRoute, overviewRoute] = measureRoutes

const showContext = ({ today, cluster, project }: OwnContext) => ({
  today,
  cluster: cluster && { id: cluster.id, name: cluster.name },
  project: project && { id: project.id, title: project.title },
})

/** A member as other members see it: how many things are missing, but not how far they are, which would give its numbers away. */
const showMember = ({ key, organisation, verdicts }: MemberVerdicts) => {
  const inState = (state: VerdictState): string[] =>
    verdicts.filter((one) => one.state === state).map(({ offered }) => offered.measure.id)
  return {
    organisation: showNamed(key, organisation),
    available: inState('available'),
    opensLater: inState('opensLater'),
    held: inState('held'),
    excluded: inState('excluded'),
    tellUs: inState('tellUs'),
    lacks: verdicts
      .filter(({ state }) => state === 'lacks')
      .map(({ offered, steps }) => ({ id: offered.measure.id, missing: steps.length }))
      .toSorted((a, b) => a.missing - b.missing || (a.id < b.id ? -1 : 1)),
  }
}

/** What the routes about support measures do. The catalogue is kept in memory between calls. */
export const measureBindings = ({
  table,
}: {
  readonly table: Table
}): Bindings<(typeof measureRoutes)[number], 'read'> => {
  const deps = { table, readCatalogue: makeReadCatalogue({ table }) }
  const list = makeListOwnMeasures(deps)
  const read = makeReadOwnMeasure(deps)
  const listOfCluster = makeListClusterMeasures(deps)
  const overview = makeReadClusterOverview(deps)
  return {
    listOwnMeasures: bind(listRoute, async ({ caller: { organisation }, query, now, language, cursors }) => {
      const { cluster, project, state, limit, cursor } = query
      const start = cursors.read(z.int(), cursor) ?? 0
      const found = await list({ organisation, clusterId: cluster, project, now, state, start, limit })
      const { context, catalogue, verdicts, counts, next } = found
      return {
        body: {
          context: showContext(context),
          counts: Object.fromEntries(counts),
          measures: verdicts.map((verdict) => showVerdict(verdict, context.facts, catalogue, language)),
          ...nextAs(cursors, next),
        },
      }
    }),
    readOwnMeasure: bind(readRoute, async ({ caller: { organisation }, params, query, now, language }) => {
      const asked = { organisation, clusterId: query.cluster, project: query.project, now, id: params.id }
      const { context, catalogue, verdict } = await read(asked)
      return {
        body: {
          context: showContext(context),
          measure: showOwnMeasure(verdict, context.facts, catalogue, language),
        },
      }
    }),
    listClusterMeasures: bind(clusterRoute, async ({ caller: { organisation }, params, query, now, cursors }) => {
      const { project, limit, cursor } = query
      const after = cursors.read(z.string(), cursor)
      const page = await listOfCluster({ clusterId: params.id, organisation, project, now, after, limit })
      return { body: { members: page.members.map(showMember), ...nextAs(cursors, page.next) } }
    }),
    readClusterMeasures: bind(overviewRoute, async ({ caller: { organisation }, params, query, now, language }) => {
      const found = await overview({ clusterId: params.id, organisation, ...query, now })
      return {
        body: {
          ...found,
          measures: found.measures.map(({ measure, counts }) => ({ ...nameMeasure(measure, language), counts })),
          clashes: found.clashes.map(({ between, members }) => ({
            between: between.map((measure) => nameMeasure(measure, language)),
            members,
          })),
          deadlines: found.deadlines.map((one) => ({ ...one, measure: nameMeasure(one.measure, language) })),
        },
      }
    }),
  }
}
