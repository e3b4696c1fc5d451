import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMember } from '../../shared/domain/membership.ts'
import { handoverFrom, handoverKey } from '../../shared/items/handover-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAppointCoordinator } from '../../shared/use-cases/concern/appoint-coordinator.ts'
import {
  makeAcceptCoordination,
  makeDeclineCoordination,
  makeTakeBackCoordination,
} from '../../shared/use-cases/handover/answer-offer.ts'
import { makeOfferCoordination } from '../../shared/use-cases/handover/offer-coordination.ts'
import { makeLeaveCluster, makeRemoveMember } from '../../shared/use-cases/joining/leave-cluster.ts'
import { approvalWorld, type ApprovalWorld } from '../support/approval-world.ts'
import { representativeOf } from '../support/builders.ts'

const aCluster = async () => {
  const world = await approvalWorld({ organisations: 5, pack: { minimumOrganisations: 3 } })
  const id = await world.apply(world.register.slice(1, 5))
  await world.settle()
  for (const organisation of world.register.slice(1, 4)) await world.accept(id, organisation)
  await world.settle()
  return { world, id }
}

/** What may happen at the same moment to a cluster whose coordination the first member has offered to the second. */
const happeningsTo = (world: ApprovalWorld, table: Table, id: string) => {
  const deps = { table, newId: world.newId, organisationsOf: async () => [] }
  const by = (nth: number) => {
    const { key } = world.register[nth]!
    return { subject: id, clusterId: id, organisation: key, by: representativeOf(key), now: world.now() }
  }
  const officer = { as: 'officer', personId: 'officer' } as const
  return {
    offer: () => makeOfferCoordination(deps)({ ...by(0), to: world.register[1]!.key, message: '' }),
    offerAnother: () => makeOfferCoordination(deps)({ ...by(0), to: world.register[2]!.key, message: '' }),
    offerOn: () => makeOfferCoordination(deps)({ ...by(1), to: world.register[3]!.key, message: '' }),
    accept: () => makeAcceptCoordination(deps)(by(1)),
    acceptToo: () => makeAcceptCoordination(deps)(by(1)),
    anotherAccepts: () => makeAcceptCoordination(deps)(by(2)),
    decline: () => makeDeclineCoordination(deps)({ ...by(1), reason: 'no time' }),
    takeBack: () => makeTakeBackCoordination(deps)(by(0)),
    receiverLeaves: () => makeLeaveCluster(deps)(by(1)),
    coordinatorLeaves: () => makeLeaveCluster(deps)(by(0)),
    remove: () => makeRemoveMember(deps)({ ...by(0), key: world.register[1]!.key, reason: 'never came' }),
    suspend: () => world.setStatus(world.register[1]!, 'suspended'),
    appoint: async () => {
      await world.setStatus(world.register[0]!, 'suspended')
      const organisation = world.register[3]!.key
      await makeAppointCoordinator(deps)({
        clusterId: id,
        organisation,
        reason: 'asked',
        by: officer,
        now: world.now(),
      })
    },
  }
}

const names = Object.keys(happeningsTo({} as ApprovalWorld, {} as Table, '')) as (keyof ReturnType<
  typeof happeningsTo
>)[]

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && ['Conflict', 'NotFound', 'Busy'].includes(error.name)

describe('the coordination of a cluster that everybody reaches for at once', { timeout: 120_000 }, () => {
  it('is always in one hand: a member’s, which both records and the cluster name alike', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 6 }),
        async (scheduler, chosen) => {
          const { world, id } = await aCluster()
          await happeningsTo(world, world.store, id).offer()
          const turn = async <Result>(call: () => Promise<Result>): Promise<Result> => {
            await scheduler.schedule(Promise.resolve())
            return call()
          }
          const table: Table = {
            get: (key) => turn(() => world.store.get(key)),
            getMany: (keys) => turn(() => world.store.getMany(keys)),
            query: (query) => turn(() => world.store.query(query)),
            write: (writes) => turn(() => world.store.write(writes)),
          }
          const happenings = happeningsTo(world, table, id)
          const settled = Promise.allSettled(chosen.map((name) => happenings[name]()))
          await scheduler.waitFor(settled)
          for (const one of await settled) if (one.status === 'rejected' && !isRefusal(one.reason)) throw one.reason
          const cluster = (await world.cluster(id))!
          const members = world.members(id).filter(isMember)
          const leading = members.filter(({ role }) => role === 'coordinator')
          expect(leading.map(({ organisation }) => organisation)).toEqual([cluster.coordinator])
          await world.settle()
          const offer = handoverFrom((await world.store.get(handoverKey(id)))!)
          if (offer.status !== 'open') return
          expect(offer.from).toBe(cluster.coordinator)
          expect(members.map(({ organisation }) => organisation)).toContain(offer.to)
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 200) },
    )
  })
})
