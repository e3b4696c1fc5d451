import type { Moment } from '../../domain/time.ts'
import { membershipFrom } from '../../items/membership-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import { inParallel } from '../support/in-parallel.ts'
import { makeRecountCluster, type RecountClusterDeps } from './recount-cluster.ts'

/** Recounts every cluster that an organisation is a member of, after the register has changed it. */
export const makeRecountClustersOf = (deps: RecountClusterDeps) => {
  const recount = makeRecountCluster(deps)
  return async (organisation: string, now: Moment): Promise<void> => {
    const items = await queryAll(deps.table, { index: 'gsi1', pk: `ORG#${organisation}`, beginsWith: 'MEM#' })
    await inParallel(4, items, (item) => recount({ clusterId: membershipFrom(item).clusterId, now }))
  }
}
