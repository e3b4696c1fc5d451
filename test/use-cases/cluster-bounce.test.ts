import { describe, expect, it } from 'vitest'
import { makeRecordBounce } from '../../shared/use-cases/record-bounce.ts'
import { clusterWorld } from '../support/cluster-world.ts'

const anInvited = async () => {
  const world = await clusterWorld()
  const invited = world.register[5]!
  const path = `/api/clusters/${world.id}/invitations`
  await world.say(world.coordinator, 'POST', path, { identifiers: [invited.key] })
  await world.settle()
  const mail = world.mails().find(({ template }) => template === 'clusterInvitation')!
  const bounce = () =>
    makeRecordBounce({ table: world.store, newId: world.newId })({
      mailId: mail.id,
      addresses: [invited.registeredEmail!],
      because: 'bounce',
      now: world.now(),
    })
  return { world, invited, path, bounce }
}

describe('an invitation into a cluster whose mail came back', () => {
  it('is marked, said to the coordinator once, and not reminded of', async () => {
    const { world, invited, path, bounce } = await anInvited()
    expect(await bounce()).toEqual({ outcome: 'marked' })
    await bounce()
    await world.settle()
    const told = world.mailTo(world.coordinator).filter((mail) => mail === 'clusterInvitationUndeliverable sent')
    expect(told).toHaveLength(1)
    const { json } = await world.say(world.coordinator, 'GET', path)
    expect(json).toMatchObject({ waiting: [{ state: 'invited', undeliverable: true }] })
    expect(world.clusterEvents().filter((type) => type === 'invitationUndeliverable')).toHaveLength(1)
    await world.pass({ days: 10 })
    expect(world.mailTo(invited)).toEqual(['clusterInvitation sent'])
  })

  it('can still be accepted by who is signed in', async () => {
    const { world, invited, bounce } = await anInvited()
    await bounce()
    expect(await world.say(invited, 'POST', `/api/memberships/${world.id}/accept`)).toMatchObject({ statusCode: 200 })
    expect(await world.record(invited)).not.toHaveProperty('undeliverable')
  })

  it('was answered before: nothing is said', async () => {
    const { world, invited, bounce } = await anInvited()
    await world.say(invited, 'POST', `/api/memberships/${world.id}/decline`, { reason: 'no' })
    await bounce()
    await world.settle()
    expect(world.mailTo(world.coordinator)).not.toContain('clusterInvitationUndeliverable sent')
  })
})
