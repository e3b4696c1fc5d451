import { isDeepStrictEqual } from 'node:util'
import type { Cluster } from '../../domain/cluster.ts'
import { concernAfter, type Concern } from '../../domain/concern.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey, replaceCluster } from '../../items/cluster-item.ts'
import { closeCase, officerCaseFrom, officerCaseKey, openCase } from '../../items/officer-case-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailEverybody } from './mail-everybody.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { standingNow } from './standing.ts'

/** What recounting needs from outside. */
export type RecountClusterDeps = { readonly table: Table; readonly newId: () => string }

/** The id of the one case about all that is the matter with a cluster. */
export const concernCaseId = (clusterId: string): string => `clusterConcern~${clusterId}`

const service = { as: 'service' } as const

const factsOf = (concern: Concern) => ({
  causes: concern.causes.join(' '),
  counting: concern.counting,
  mendBy: concern.mendBy,
})

type Step = { readonly deps: RecountClusterDeps; readonly cluster: Cluster; readonly id: string; readonly now: Moment }

const begins = ({ cluster, id, now }: Step, concern: Concern): readonly Write[] => [
  openCase(
    {
      id: concernCaseId(cluster.id),
      kind: 'clusterConcern',
      subject: { type: 'cluster', id: cluster.id },
      concerned: [cluster.coordinator],
      facts: factsOf(concern),
    },
    now,
  ),
  tellCluster(id, cluster.id, 'concernBegan', { by: service, now }, { data: factsOf(concern) }),
  ...mailEverybody(id, cluster, 'concernBegan', now),
]

const ends = async ({ deps, cluster, id, now }: Step): Promise<readonly Write[]> => {
  const item = await deps.table.get(officerCaseKey(concernCaseId(cluster.id)))
  const open = item && officerCaseFrom(item)
  return [
    ...(open?.status === 'open' ? [closeCase(open, { by: 'service', outcome: 'mended' }, now)] : []),
    tellCluster(id, cluster.id, 'concernEnded', { by: service, now }),
    ...mailEverybody(id, cluster, 'concernEnded', now),
  ]
}

const follows = async (step: Step, concern: Concern | undefined): Promise<readonly Write[]> => {
  const { concern: before, id: clusterId } = step.cluster
  if (!concern) return ends(step)
  if (!before) return begins(step, concern)
  return isDeepStrictEqual(before.causes, concern.causes)
    ? []
    : [tellCluster(step.id, clusterId, 'concernChanged', { by: service, now: step.now }, { data: factsOf(concern) })]
}

/** One look; whether anything had to be written. */
const look = (deps: RecountClusterDeps, clusterId: string, now: Moment): Promise<boolean> =>
  retryConflicts(async () => {
    const item = await deps.table.get(clusterKey(clusterId))
    const cluster = item && clusterFrom(item)
    if (cluster?.status !== 'registered') return false
    const { standing, pack } = await standingNow(deps.table, cluster)
    const concern = concernAfter(cluster.concern, standing, pack, now)
    if (isDeepStrictEqual(concern, cluster.concern)) return false
    const { concern: _, ...without } = cluster
    const next: Cluster = concern ? { ...without, concern } : without
    const writes = await follows({ deps, cluster, id: deps.newId(), now }, concern)
    await deps.table.write([replaceCluster(cluster, next), ...writes])
    return true
  })

/**
 * Brings what a cluster says of itself in step with its members and the register: a concern begins, changes its causes, or ends, with one
 * case before the officers for all causes together. Whoever wrote something looks again: what it had counted may have been overtaken.
 */
export const makeRecountCluster =
  (deps: RecountClusterDeps) =>
  async ({ clusterId, now }: { readonly clusterId: string; readonly now: Moment }): Promise<void> => {
    while (await look(deps, clusterId, now));
  }
