import { shardOf } from '../../domain/counts.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, CLUSTERS } from '../../items/cluster-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import { inParallel } from '../support/in-parallel.ts'
import { makeRecountCluster, type RecountClusterDeps } from './recount-cluster.ts'

const SWEEP = 5 * 60_000
const SLICES = 8

/** Recounts an eighth of the clusters, another with each sweep: what the stream forgot is seen within forty minutes. */
export const makeRecountSome = (deps: RecountClusterDeps) => {
  const recount = makeRecountCluster(deps)
  return async ({ now }: { readonly now: Moment }): Promise<void> => {
    const turn = Math.floor(Date.parse(now) / SWEEP) % SLICES
    const clusters = (await queryAll(deps.table, { index: 'gsi2', pk: CLUSTERS })).map(clusterFrom)
    const mine = clusters.filter(({ id }) => shardOf(id) === turn)
    await inParallel(4, mine, ({ id }) => recount({ clusterId: id, now }))
  }
}
