import type { Cluster } from '../../domain/cluster.ts'
import type { Reach } from '../../domain/figures/of-reach.ts'
import { isWithin } from '../../domain/measures/overview.ts'
import { dayIn, type Moment } from '../../domain/time.ts'
import { catalogueHeadKey, catalogueVersionFrom } from '../../items/measure-item.ts'
import { inBatches } from '../../stores/in-batches.ts'
import type { Table } from '../../stores/table.ts'
import { newestPack } from '../support/load.ts'
import { clusterScene } from './cluster-scene.ts'
import { verdictsOf } from './cluster-measures.ts'
import type { ReadCatalogue } from './read-catalogue.ts'

type Deps = { readonly table: Pick<Table, 'get' | 'getMany' | 'query'>; readonly readCatalogue: ReadCatalogue }

/** What members can have depends on the day and on the catalogue: which they are now, in a word to compare. */
export const makeReadMeasuresAsOf =
  ({ table }: Pick<Deps, 'table'>) =>
  async (now: Moment): Promise<string> => {
    const [pack, head] = await Promise.all([newestPack(table), table.get(catalogueHeadKey)])
    return `${dayIn(now, pack.timeZone)} ${catalogueVersionFrom(head)}`
  }

/** Verdicts of so many members are held at once. */
const AT_ONCE = 100

/**
 * How many measures each member of a cluster can have, now or from a known day on, and as of which day and catalogue. The catalogue's number is
 * read first, so what was reckoned with may be newer than it says, never older.
 */
export const makeReadReach =
  ({ table, readCatalogue }: Deps) =>
  async (cluster: Cluster, now: Moment): Promise<{ readonly members: readonly Reach[]; readonly asOf: string }> => {
    const asOf = await makeReadMeasuresAsOf({ table })(now)
    const [pack, catalogue] = await Promise.all([newestPack(table), readCatalogue()])
    const scene = await clusterScene(table, cluster, pack, now)
    const opened = { scene, catalogue, today: dayIn(now, pack.timeZone) }
    const members: Reach[] = []
    for (const batch of inBatches([...scene.memberships.values()], AT_ONCE)) {
      const keys = batch.map(({ organisation }) => organisation)
      const verdicts = await verdictsOf(table, opened, keys, undefined)
      for (const [at, { since }] of batch.entries())
        members.push({ since, within: verdicts[at]?.verdicts.filter(isWithin).length ?? 0 })
    }
    return { members, asOf }
  }
