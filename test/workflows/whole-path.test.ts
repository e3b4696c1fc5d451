import { describe, expect, it } from 'vitest'
import { approvalWorld } from '../support/approval-world.ts'

describe('from an application to a registered cluster', () => {
  it('registers a cluster with the thirtieth confirmation', async () => {
    const world = await approvalWorld()
    const invited = world.register.slice(1, 36)
    const id = await world.apply(invited)
    await world.settle()
    expect((await world.application(id)).status).toBe('gathering')
    for (const organisation of invited.slice(0, 28)) {
      await world.accept(id, organisation)
      await world.settle()
    }
    expect((await world.application(id)).status).toBe('gathering')
    await world.accept(id, invited[28]!)
    await world.settle()
    expect((await world.application(id)).status).toBe('registered')
    expect(world.members(id)).toHaveLength(30)
    expect(await world.cluster(id)).toMatchObject({ status: 'registered' })
    expect(world.sfn.runs().map(({ status }) => status)).toEqual(['SUCCEEDED'])
    expect(world.dead).toEqual([])
  })
})
