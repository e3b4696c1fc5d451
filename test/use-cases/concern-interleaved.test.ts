import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASE_QUEUE } from '../../shared/items/officer-case-item.ts'
import { makeRecountCluster } from '../../shared/use-cases/concern/recount-cluster.ts'
import { standingNow } from '../../shared/use-cases/concern/standing.ts'
import type { Table } from '../../shared/stores/table.ts'
import { approvalWorld } from '../support/approval-world.ts'

const FEW = { organisations: 7, pack: { minimumOrganisations: 4 } } as const

const aCluster = async () => {
  const world = await approvalWorld(FEW)
  const id = await world.apply(world.register.slice(1, 7))
  await world.settle()
  for (const organisation of world.register.slice(1, 5)) await world.accept(id, organisation)
  await world.settle()
  return { world, id }
}

type Happening = { readonly who: number; readonly does: 'suspend' | 'activate' }

const happenings = fc.array(
  fc.record({ who: fc.integer({ min: 0, max: 4 }), does: fc.constantFrom('suspend' as const, 'activate' as const) }),
  { minLength: 1, maxLength: 4 },
)

describe('a cluster whose members change while it is being counted', { timeout: 120_000 }, () => {
  it('says in the end what a direct look says, with one case exactly where something is the matter', async () => {
    const property = fc.assert(
      fc.asyncProperty(fc.scheduler(), happenings, async (scheduler, changes: readonly Happening[]) => {
        const { world, id } = await aCluster()
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
        const recount = makeRecountCluster({ table, newId: world.newId })
        const changed = changes.map(async ({ who, does }) => {
          await turn(() => world.setStatus(world.register[who]!, does === 'suspend' ? 'suspended' : 'active'))
          await recount({ clusterId: id, now: world.now() })
        })
        await scheduler.waitFor(Promise.all(changed))
        const cluster = (await world.cluster(id))!
        const { standing } = await standingNow(world.store, cluster)
        const { causes, counting } = cluster.concern ?? { causes: [], counting: standing.counting }
        expect({ causes, counting }).toEqual(standing)
        const { items } = await world.store.query({ index: 'gsi2', pk: CASE_QUEUE })
        expect(items).toHaveLength(standing.causes.length > 0 ? 1 : 0)
      }),
      { numRuns: 300 },
    )
    await expect(property).resolves.toBeUndefined()
  })
})
