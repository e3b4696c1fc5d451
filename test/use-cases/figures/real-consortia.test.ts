import { describe, expect, it } from 'vitest'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import { countedAfter } from '../../../shared/items/figure-subjects.ts'
import type { Change } from '../../../shared/stores/memory-table.ts'
import { makePublishMeasures } from '../../../shared/use-cases/measures/publish-measures.ts'
import { approvalWorld } from '../../support/approval-world.ts'
import { idOf } from '../../support/builders.ts'
import { countDirectly } from '../../support/direct-count.ts'
import { figuresOver } from '../../support/figures.ts'
import { playConsortium, realConsortia, realRegister } from '../../support/real-consortia.ts'
import { hasRealData } from '../../support/real-data.ts'
import { sampleMeasures } from '../../support/sample-measures.ts'

const ofDay = (line: string) => line.startsWith('reach')

const aPageOf = (changes: Change[]) => changes.splice(0, 100)

describe.skipIf(!hasRealData)('the figures after the real consortia were played', () => {
  it('equal a direct count over the table and a recount', { timeout: 240_000 }, async () => {
    const changes: Change[] = []
    // What the stream's filter lets through.
    const keep = (change: Change) => {
      if (countedAfter({ after: change.newImage, before: change.oldImage })) changes.push(change)
    }
    const world = await approvalWorld({ organisations: 1, onChange: keep })
    const { store, now } = world
    const all = await realConsortia()
    for (const writes of realRegister(all)) await store.write(writes)
    const measures = sampleMeasures.filter(({ id }) => id.endsWith('-electronics')).slice(0, 10)
    await makePublishMeasures({ table: store })({ measures, by: { as: 'officer', personId: idOf(9) }, now: now() })
    const figures = figuresOver(store, now)
    const hear = async () => {
      while (changes.length > 0) await figures.count(aPageOf(changes))
    }
    await hear()
    const large = all.filter(({ listed }) => new Set(listed).size >= firstRulePack.minimumOrganisations)
    const small = all.filter((one) => !large.includes(one)).slice(0, 20)
    for (const consortium of [...large, ...small]) {
      await playConsortium(world, consortium)
      await hear()
    }
    await world.pass({ days: 100 })
    await hear()

    const right = await countDirectly(store, now())
    const kept = await figures.lines()
    // What members can have changes with the day, without a write: the sweep, or a recount, reckons it anew.
    expect(kept.filter((line) => !ofDay(line))).toEqual(right.filter((line) => !ofDay(line)))
    await figures.recount()
    expect(await figures.lines()).toEqual(right)
    const total = (figure: string) =>
      right
        .filter((line) => line.startsWith(`${figure} `))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
    expect(total('clusters')).toBe(large.length)
    expect(total('outcomes')).toBe(large.length + small.length)
    expect(total('places')).toBe(total('members'))
  })
})
