import { describe, expect, it } from 'vitest'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'

const problem = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const ask = (world: ClusterWorld, nth: number, message = 'we make substrates') =>
  world.say(world.register[nth]!, 'POST', `/api/clusters/${world.id}/requests`, { message })
const keyOf = (world: ClusterWorld, nth: number) => encodeURIComponent(world.register[nth]!.key)

describe('leaving a cluster', () => {
  it('ends the membership at once, both sides hear, and neither the register nor an old invitation brings it back', async () => {
    const world = await clusterWorld()
    const [, member] = world.register
    const path = `/api/memberships/${world.id}/leave`
    expect(await world.say(member!, 'POST', path)).toMatchObject({ statusCode: 200, json: { state: 'left' } })
    expect(await world.say(member!, 'POST', path)).toMatchObject({ statusCode: 200 })
    await world.settle()
    expect(world.mailTo(member!)).toContain('memberLeft sent')
    expect(world.mailTo(world.coordinator)).toContain('memberLeft sent')
    await world.setStatus(member!, 'suspended')
    await world.settle()
    await world.setStatus(member!, 'active')
    await world.settle()
    await world.accept(world.id, member!)
    expect(await world.record(member!)).toMatchObject({ state: 'left' })
    await world.decline(world.id, member!)
    await expect(world.accept(world.id, member!)).rejects.toMatchObject({ code: 'notInvited' })
    expect(await world.record(member!)).toMatchObject({ state: 'left' })
  })

  it('is not for the coordinator before it hands over, nor for who is no member', async () => {
    const world = await clusterWorld()
    const path = `/api/memberships/${world.id}/leave`
    expect(problem(await world.say(world.coordinator, 'POST', path))).toBe('coordinator-must-hand-over')
    expect(problem(await world.say(world.register[9]!, 'POST', path))).toBe('not-found')
    const remove = `/api/clusters/${world.id}/members/${keyOf(world, 0)}/remove`
    expect(problem(await world.say(world.coordinator, 'POST', remove, { reason: 'x' }))).toBe(
      'coordinator-must-hand-over',
    )
  })
})

describe('the admission policy', () => {
  it('is changed by the coordinator against the version that was read', async () => {
    const world = await clusterWorld()
    const path = `/api/clusters/${world.id}`
    const sender = await world.as(world.coordinator)
    const change = (version: number) =>
      world.send(sender, 'PATCH', path, { body: { admission: 'open' }, headers: { 'if-match': `"${version}"` } })
    const { version } = await world.theCluster()
    expect(problem(await change(version + 1))).toBe('precondition-failed')
    expect(await change(version)).toMatchObject({ statusCode: 200, json: { admission: 'open' } })
    await ask(world, 5)
    await world.settle()
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'member' })
  })
})
