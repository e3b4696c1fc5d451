import { describe, expect, it } from 'vitest'
import { organisationItem } from '../../shared/items/organisation-item.ts'
import { clusterWorld } from '../support/cluster-world.ts'

const anInvited = async () => {
  const world = await clusterWorld()
  const invited = world.register[5]!
  const path = `/api/clusters/${world.id}/invitations`
  await world.say(world.coordinator, 'POST', path, { identifiers: [invited.key] })
  await world.settle()
  await world.pass({ hours: 1 })
  const link = (generation = 1) => world.clusterLinkTo(world.id, invited, generation)
  const move = async (change: object) => {
    const { registeredEmail: _, ...without } = invited
    const moved = { ...without, registeredEmailSince: world.now(), ...change }
    await world.store.write([{ put: organisationItem(moved, true) }])
    await world.settle()
  }
  const answer = (by: object) => world.send({}, 'POST', '/api/link/answer', { body: { ...by, answer: 'accept' } })
  return { world, invited, former: link(), link, move, answer }
}

describe('an invitation into a cluster whose organisation gets another registered address', () => {
  it('is made anew at that address, once, and the link that the former reader holds is void', async () => {
    const { world, invited, former, link, move, answer } = await anInvited()
    await move({ registeredEmail: 'new@example.invalid' })
    await world.pass({ hours: 1 })
    expect(await answer(former)).toMatchObject({ statusCode: 404 })
    expect(world.mailTo(invited)).toEqual(['clusterInvitation sent', 'clusterInvitation sent'])
    expect(world.delivered.at(-1)).toMatchObject({ to: 'new@example.invalid' })
    expect(await answer(link(2))).toMatchObject({ statusCode: 200 })
    expect(await world.record(invited)).toMatchObject({ state: 'member' })
  })

  it('is marked where there is no address any more, its link is void, and it is made anew when there is one', async () => {
    const { world, invited, former, move, answer } = await anInvited()
    await move({})
    expect(await world.record(invited)).toMatchObject({ state: 'invited', undeliverable: true })
    expect(await answer(former)).toMatchObject({ statusCode: 404 })
    expect(world.mailTo(invited)).toEqual(['clusterInvitation sent'])
    await move({ registeredEmail: 'new@example.invalid' })
    expect(await world.record(invited)).not.toHaveProperty('undeliverable')
    expect(world.mailTo(invited)).toEqual(['clusterInvitation sent', 'clusterInvitation sent'])
  })

  it('stays as it is where only something else of the entry changes', async () => {
    const { world, invited, former, answer } = await anInvited()
    await world.store.write([{ put: organisationItem(invited, true) }])
    await world.settle()
    expect(world.mailTo(invited)).toEqual(['clusterInvitation sent'])
    expect(await answer(former)).toMatchObject({ statusCode: 200 })
  })
})
