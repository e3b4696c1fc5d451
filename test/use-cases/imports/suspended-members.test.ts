import { describe, expect, it } from 'vitest'
import type { Consortium } from '../../../local/demo/consortia-data.ts'
import { countsTowards } from '../../../shared/domain/answer.ts'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import { organisationFrom, organisationKey } from '../../../shared/items/organisation-item.ts'
import { CASE_QUEUE, officerCaseFrom } from '../../../shared/items/officer-case-item.ts'
import { membersOf } from '../../../shared/use-cases/support/cluster.ts'
import { registered } from '../../support/a-register.ts'
import { approvalWorld, type ApprovalWorld } from '../../support/approval-world.ts'
import { aRow, importWorld } from '../../support/import-world.ts'
import { participantOf, playConsortium, realConsortia } from '../../support/real-consortia.ts'
import { hasRealData } from '../../support/real-data.ts'

/** The hundred organisations that most clusters have: in the order of how many, then of their keys. */
const mostShared = (consortia: readonly Consortium[]): readonly string[] => {
  const times = new Map<string, number>()
  for (const { listed } of consortia) for (const key of new Set(listed)) times.set(key, (times.get(key) ?? 0) + 1)
  return [...times]
    .toSorted(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
    .slice(0, 100)
    .map(([key]) => key)
}

/** What is the matter with a cluster, computed from nothing but its members and the register. */
const directly = async (world: ApprovalWorld, id: string) => {
  const cluster = (await world.cluster(id))!
  const members = await membersOf(world.store, id)
  const entries = await world.store.getMany(members.map(({ organisation }) => organisationKey(organisation)))
  const organisations = entries.map(organisationFrom)
  const counting = organisations.filter((one) => countsTowards(firstRulePack, one)).length
  const coordinator = organisations.find((one) => one?.key === cluster.coordinator)
  return [
    ...(counting < firstRulePack.minimumOrganisations ? ['belowMinimum'] : []),
    ...(coordinator?.status === 'active' ? [] : ['coordinatorNotActive']),
  ]
}

const stateOf = async (world: ApprovalWorld, ids: readonly string[]) => {
  const queue = (await world.store.query({ index: 'gsi2', pk: CASE_QUEUE })).items.map(officerCaseFrom)
  const said = await Promise.all(ids.map(async (id) => (await world.cluster(id))!.concern?.causes ?? []))
  const right = await Promise.all(ids.map((id) => directly(world, id)))
  const cases = ids.map((id) => queue.filter(({ subject }) => subject.id === id).length)
  return { said, right, cases }
}

describe.skipIf(!hasRealData)('the 59 real consortia that are large enough, registered as clusters', () => {
  it(
    'each show what is the matter after one import suspends a hundred of their members, with one case each, and are in order after the next',
    { timeout: 240_000 },
    async () => {
      const all = await realConsortia()
      const consortia = all.filter(({ listed }) => new Set(listed).size >= firstRulePack.minimumOrganisations)
      const keys = [...new Set(consortia.flatMap(({ listed }) => listed))]
      const world = await approvalWorld({ organisations: 1 })
      for (const key of keys) await world.store.write([registered(participantOf(key))])
      const ids: string[] = []
      for (const consortium of consortia) ids.push(await playConsortium(world, consortium))
      expect(ids).toHaveLength(59)
      expect(
        new Set((await Promise.all(ids.map((id) => world.cluster(id)))).map((cluster) => cluster?.status)),
      ).toEqual(new Set(['registered']))

      const imports = importWorld({ store: world.store })
      const suspended = mostShared(consortia)
      const rows = (status: string, asOf: string) =>
        suspended.map((key) => aRow(key, { status, asOf, category: 'industry' }))
      const waiting = await imports.run(rows('suspended', '2026-08-01'))
      expect(waiting.state).toBe('waitingForOfficer')
      await imports.release(waiting.id)
      await imports.settle()
      await world.settle()
      const after = await stateOf(world, ids)
      expect(after.said).toEqual(after.right)
      expect(after.cases).toEqual(after.right.map((causes) => (causes.length > 0 ? 1 : 0)))
      expect(after.right.filter((causes) => causes.length > 0).length).toBeGreaterThan(20)

      const mended = await imports.run(rows('active', '2026-08-02'))
      expect(mended.cursor?.counts).toMatchObject({ changed: 100, invalid: 0 })
      await world.settle()
      const then = await stateOf(world, ids)
      expect(then.said).toEqual(then.right)
      expect(then.right.flat()).toEqual([])
      expect(then.cases.filter((many) => many > 0)).toEqual([])
    },
  )
})
