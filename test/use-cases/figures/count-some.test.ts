import { describe, expect, it } from 'vitest'
import { after, type Moment } from '../../../shared/domain/time.ts'
import { is } from '../../../shared/domain/conditions/tests.ts'
import { memoryTable } from '../../../shared/stores/memory-table.ts'
import type { Table } from '../../../shared/stores/table.ts'
import { makeCountSome } from '../../../shared/use-cases/figures/count-some.ts'
import { makePublishMeasures } from '../../../shared/use-cases/measures/publish-measures.ts'
import { makeReadCatalogue } from '../../../shared/use-cases/measures/read-catalogue.ts'
import { aCluster } from '../../support/a-cluster.ts'
import { organisations, registered } from '../../support/a-register.ts'
import { idOf, START } from '../../support/builders.ts'
import { countDirectly } from '../../support/direct-count.ts'
import { figuresOver } from '../../support/figures.ts'
import { aMeasureContent } from '../../support/measures.ts'

const CLUSTERS = 6
const by = { as: 'officer', personId: idOf(9) } as const

/** Clusters of which the stream has told nothing, and a measure that can be had in October only. */
const forgotten = async () => {
  const store = memoryTable()
  const members = organisations(4)
  for (const one of members) await store.write([registered(one)])
  for (let number = 1; number <= CLUSTERS; number += 1)
    await store.write([...aCluster(idOf(number), members, `Cluster ${number}`)])
  const windows = [{ opensOn: '2026-10-01', closesOn: '2026-10-31' }]
  const october = aMeasureContent({ rule: is('inCluster', true), application: { kind: 'windows', windows } })
  await makePublishMeasures({ table: store })({ measures: [{ ...october, id: 'october' }], by, now: START })
  return store
}

/** A sweep every five minutes, eight of them: each cluster has had its turn. */
const sweeps = async (table: Table, from: Moment): Promise<void> => {
  const countSome = makeCountSome({ table, readCatalogue: makeReadCatalogue({ table }) })
  for (let turn = 0; turn < 8; turn += 1) await countSome({ now: after(from, { minutes: 5 * turn }) })
}

describe('the sweep', () => {
  it('counts every cluster within eight turns, where the stream forgot them', async () => {
    const store = await forgotten()
    await sweeps(store, START)
    const right = await countDirectly(store, START)
    expect(await figuresOver(store, () => START).lines()).toEqual(right)
    expect(right).toContain(`clusters 2026-09 registered ${CLUSTERS}`)
    expect(right).toContain(`reach 2026-09 from1 ${4 * CLUSTERS}`)
  })

  it('reckons anew what members can have when the day is another or the catalogue has changed, and only then', async () => {
    const store = await forgotten()
    await sweeps(store, START)
    let sheets = 0
    const counting: Table = {
      ...store,
      getMany: (keys) => {
        sheets += keys.filter(({ sk }) => sk === 'FACTS').length
        return store.getMany(keys)
      },
    }
    await sweeps(counting, after(START, { hours: 2 }))
    expect(sheets).toBe(0)
    const over = '2026-11-05T08:00:00.000Z'
    await sweeps(counting, over)
    expect(sheets).toBeGreaterThan(0)
    const lines = () => figuresOver(store, () => over).lines()
    expect(await lines()).toContain(`reach 2026-09 none ${4 * CLUSTERS}`)
    const always = { ...aMeasureContent({ rule: is('inCluster', true) }), id: 'always' }
    await makePublishMeasures({ table: store })({ measures: [always], by, now: over })
    await sweeps(counting, after(over, { hours: 2 }))
    expect(await lines()).toContain(`reach 2026-09 from1 ${4 * CLUSTERS}`)
    expect(await lines()).toEqual(await countDirectly(store, over))
  })
})
