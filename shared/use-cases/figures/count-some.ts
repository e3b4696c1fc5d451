import { shardOf } from '../../domain/counts.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, CLUSTERS } from '../../items/cluster-item.ts'
import { COUNT_IN_USE, countInUseFrom, shareFrom, shareKey, type Subject } from '../../items/figure-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import { makeReadMeasuresAsOf } from '../measures/read-reach.ts'
import { inParallel } from '../support/in-parallel.ts'
import { makeCountSubject, type KeepDeps } from './count-subject.ts'

const SWEEP = 5 * 60_000
const SLICES = 8

/**
 * Counts an eighth of the clusters anew, another with each sweep: what the stream forgot is seen within forty minutes. What their members can have
 * is reckoned again only where that was done on another day or by another catalogue.
 */
export const makeCountSome = (deps: KeepDeps) => {
  const { table } = deps
  const countSubject = makeCountSubject(deps)
  const readAsOf = makeReadMeasuresAsOf(deps)
  return async ({ now }: { readonly now: Moment }): Promise<void> => {
    const turn = Math.floor(Date.parse(now) / SWEEP) % SLICES
    const clusters = (await queryAll(table, { index: 'gsi2', pk: CLUSTERS })).map(clusterFrom)
    const mine = clusters.filter(({ id }) => shardOf(id) === turn)
    const [asOf, { shown }] = await Promise.all([readAsOf(now), table.get(COUNT_IN_USE).then(countInUseFrom)])
    await inParallel(4, mine, async ({ id }) => {
      await countSubject({ kind: 'cluster', id }, now)
      const reach: Subject = { kind: 'reach', id }
      const isFresh = shareFrom(await table.get(shareKey(shown, reach))).asOf === asOf
      if (!isFresh) await countSubject(reach, now)
    })
  }
}
