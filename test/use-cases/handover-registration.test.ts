import { expect, it } from 'vitest'
import type { Table } from '../../shared/stores/table.ts'
import { makeAcceptCoordination } from '../../shared/use-cases/handover/answer-offer.ts'
import { makeOfferCoordination } from '../../shared/use-cases/handover/offer-coordination.ts'
import { membersPartition } from '../../shared/items/membership-item.ts'
import { representativeOf } from '../support/builders.ts'
import { aPipeline } from '../support/pipeline.ts'

it('a hand-over after a registration that was undone leaves one coordinator in the cluster that is registered next', async () => {
  const beforeFlip: (() => Promise<unknown>)[] = []
  const around = (table: Table): Table => ({
    ...table,
    write: async (writes) => {
      const flips = writes.some((write) => 'put' in write && write.put['registeredAt'] !== undefined)
      if (flips) await beforeFlip.shift()?.()
      return table.write(writes)
    },
  })
  const world = await aPipeline({ organisations: 9, pack: { minimumOrganisations: 4 }, around })
  const [, next, , lost, late] = world.register
  const id = await world.gather(world.register.slice(1, 6))
  for (const organisation of world.register.slice(1, 4)) await world.accept(id, organisation)
  expect(await world.task(id, 'assess')).toBe('approved')
  beforeFlip.push(() => world.setStatus(lost!, 'suspended'))
  expect(await world.task(id, 'register')).toBe('changed')
  const formed = () => world.store.items().filter(({ pk }) => pk === membersPartition(id))
  expect(formed().map(({ role }) => role)).toContain('coordinator')

  const about = { subject: id, now: world.now() }
  await makeOfferCoordination(world)({ ...world.coordinator, ...about, to: next!.key, message: '' })
  await makeAcceptCoordination(world)({ ...about, organisation: next!.key, by: representativeOf(next!.key) })
  await world.accept(id, late!)
  expect(await world.task(id, 'assess')).toBe('approved')
  expect(await world.task(id, 'register')).toBe('registered')
  expect((await world.cluster(id))!.coordinator).toBe(next!.key)
  expect(await world.coordinators(id)).toEqual([next!.key])
})
