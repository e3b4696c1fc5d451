import { describe, expect, it } from 'vitest'
import { handoverKey } from '../../../shared/items/handover-item.ts'
import { CASE_QUEUE } from '../../../shared/items/officer-case-item.ts'
import { putRepresentation } from '../../../shared/items/person-item.ts'
import type { Sender } from '../../support/api-world.ts'
import { readMail } from '../../support/read-mail.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'
import { hands, mailsTo } from '../../support/hands.ts'

const problem = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')

describe('the coordination of a registered cluster', () => {
  it('passes by the consent of both: roles change, memberships and their beginnings stay, everybody hears', async () => {
    const world = await clusterWorld()
    const [former, next, third] = world.register
    const since = [await world.record(former!), await world.record(next!)].map((record) => record?.since)
    const { offer, accept, read, list } = hands(world)
    expect(await offer(1, 0, 'You know the field better')).toMatchObject({
      statusCode: 201,
      json: { of: 'cluster', status: 'open', to: { key: next!.key }, message: 'You know the field better' },
    })
    await world.settle()
    expect(mailsTo(world, 1)).toEqual(['handoverOffered sent'])
    expect(readMail(new TextEncoder().encode(world.delivered.at(-1)!.raw)).text).toContain('You know the field better')
    expect(await list(1)).toMatchObject([{ id: world.id, status: 'open', of: 'cluster' }])
    expect(await list(0)).toHaveLength(1)
    expect(await list(2)).toEqual([])
    expect(await accept(1)).toMatchObject({ statusCode: 200, json: { status: 'accepted' } })
    await world.settle()
    expect(await world.theCluster()).toMatchObject({ coordinator: next!.key })
    expect(await world.record(former!)).toMatchObject({
      state: 'member',
      role: 'member',
      generation: 2,
      since: since[0],
    })
    expect(await world.record(next!)).toMatchObject({
      state: 'member',
      role: 'coordinator',
      generation: 2,
      since: since[1],
    })
    for (const nth of [0, 1, 2]) expect(mailsTo(world, nth)).toContain('handoverAccepted sent')
    expect(world.clusterEvents().filter((type) => type.startsWith('handover'))).toEqual([
      'handoverOffered',
      'handoverAccepted',
    ])
    expect(await list(1)).toEqual([])
    expect((await read(0)).json).toMatchObject({ status: 'accepted' })
    expect(problem(await read(2))).toBe('not-found')
    expect(await world.record(third!)).toMatchObject({ role: 'member', generation: 1 })
  })

  it('is then in other hands: the former coordinator may leave, and may not command any more', async () => {
    const world = await clusterWorld()
    const { offer, accept } = hands(world)
    const leave = (nth: number) => world.say(world.register[nth]!, 'POST', `/api/memberships/${world.id}/leave`)
    expect(problem(await leave(0))).toBe('coordinator-must-hand-over')
    await offer(1)
    await accept(1)
    expect(problem(await leave(1))).toBe('coordinator-must-hand-over')
    expect(await world.say(world.register[0]!, 'GET', `/api/clusters/${world.id}/requests`)).toMatchObject({
      statusCode: 404,
    })
    expect(await world.say(world.register[1]!, 'GET', `/api/clusters/${world.id}/requests`)).toMatchObject({
      statusCode: 200,
    })
    expect(problem(await offer(2, 0))).toBe('not-found')
    expect(await leave(0)).toMatchObject({ statusCode: 200, json: { state: 'left' } })
    await world.settle()
    expect(world.mailTo(world.register[1]!)).toContain('memberLeft sent')
  })

  it('is offered by the coordinator alone, to an active member, one at a time', async () => {
    const world = await clusterWorld()
    const { offer, accept, takeBack } = hands(world)
    expect(problem(await offer(2, 1))).toBe('not-found')
    expect(problem(await offer(5))).toBe('not-found')
    expect(problem(await offer(0))).toBe('not-found')
    await world.setStatus(world.register[2]!, 'suspended')
    expect(problem(await offer(2))).toBe('organisation-not-active')
    await world.setStatus(world.register[2]!, 'active')
    expect((await offer(1)).statusCode).toBe(201)
    expect((await offer(1)).statusCode).toBe(201)
    expect(problem(await offer(2))).toBe('handover-open')
    await world.settle()
    expect(mailsTo(world, 1)).toEqual(['handoverOffered sent'])
    expect(problem(await accept(2))).toBe('not-found')
    expect(problem(await accept(0))).toBe('not-found')
    expect(problem(await takeBack(1))).toBe('not-found')
    expect((await takeBack()).json).toMatchObject({ status: 'takenBack' })
    expect((await takeBack()).statusCode).toBe(200)
    await world.settle()
    expect(mailsTo(world, 1)).toEqual(['handoverOffered sent', 'handoverTakenBack sent'])
    expect(problem(await accept(1))).toBe('handover-closed')
    expect((await offer(2)).statusCode).toBe(201)
  })

  it('stays where it is when the offer is declined, and the coordinator hears the reason', async () => {
    const world = await clusterWorld()
    const { offer, accept, decline, read } = hands(world)
    await offer(1)
    expect(problem(await decline(1, ' '))).toBe('invalid-request')
    expect((await decline(1)).json).toMatchObject({ status: 'declined', reason: 'no time' })
    expect((await decline(1)).statusCode).toBe(200)
    await world.settle()
    expect(mailsTo(world, 0)).toEqual(['handoverDeclined sent'])
    expect(readMail(new TextEncoder().encode(world.delivered.at(-1)!.raw)).text).toContain('no time')
    expect(problem(await accept(1))).toBe('handover-closed')
    expect((await read(0)).json).toMatchObject({ status: 'declined', reason: 'no time' })
    expect((await world.theCluster()).coordinator).toBe(world.register[0]!.key)
  })

  it('cannot be accepted from the deadline on, which both hear', async () => {
    const world = await clusterWorld()
    const { offer, accept, read } = hands(world)
    const { json } = await offer(1)
    const { expiresAt } = json as unknown as { expiresAt: string }
    await world.pass({ minutes: (Date.parse(expiresAt) - Date.parse(world.now())) / 60_000 - 1 })
    expect((await read(1)).json).toMatchObject({ status: 'open' })
    await world.pass({ minutes: 1 })
    expect(problem(await accept(1))).toBe('handover-closed')
    await world.pass({ minutes: 1 })
    expect((await read(1)).json).toMatchObject({ status: 'expired' })
    for (const nth of [0, 1]) expect(mailsTo(world, nth)).toContain('handoverExpired sent')
    expect((await offer(1)).statusCode).toBe(201)
  })

  it('is not blocked by an offer whose time is over though nobody has tidied it up', async () => {
    const world = await clusterWorld()
    const { offer } = hands(world)
    await offer(1)
    const item = (await world.store.get(handoverKey(world.id)))!
    await world.store.write([{ put: { ...item, expiresAt: world.now() } }])
    expect(await offer(2)).toMatchObject({ statusCode: 201, json: { to: { key: world.register[2]!.key } } })
    await world.settle()
    expect(mailsTo(world, 1)).toContain('handoverExpired sent')
    expect(mailsTo(world, 2)).toEqual(['handoverOffered sent'])
  })

  const losses: readonly [string, string, (world: ClusterWorld) => Promise<unknown>][] = [
    ['leaves', 'receiverGone', (world) => world.say(world.register[1]!, 'POST', `/api/memberships/${world.id}/leave`)],
    ['is suspended', 'receiverBarred', (world) => world.setStatus(world.register[1]!, 'suspended')],
    [
      'is removed',
      'receiverGone',
      (world) => {
        const key = encodeURIComponent(world.register[1]!.key)
        const path = `/api/clusters/${world.id}/members/${key}/remove`
        return world.say(world.register[0]!, 'POST', path, { reason: 'never came' })
      },
    ],
  ]
  it.each(losses)('is offered in vain where the receiver %s: void, and both hear', async (_what, because, lose) => {
    const world = await clusterWorld()
    const { offer, accept, read } = hands(world)
    await offer(1)
    await lose(world)
    expect(['handover-closed', 'organisation-not-active']).toContain(problem(await accept(1)))
    await world.settle()
    expect((await read(1)).json).toMatchObject({ status: 'void', because })
    for (const nth of [0, 1]) expect(mailsTo(world, nth)).toContain('handoverVoid sent')
    expect((await offer(2)).statusCode).toBe(201)
  })

  it('is not taken by an old offer once an officer has appointed another coordinator', async () => {
    const world = await clusterWorld()
    const officer = await world.aPerson({ roles: ['officer'] })
    const { offer, accept, read } = hands(world)
    await offer(1)
    await world.setStatus(world.register[0]!, 'suspended')
    await world.settle()
    const appointed = await world.send(officer, 'POST', `/api/officer/clusters/${world.id}/coordinator`, {
      body: { organisation: world.register[2]!.key, reason: 'it asked' },
    })
    expect(appointed.statusCode).toBe(200)
    expect(problem(await accept(1))).toBe('handover-closed')
    await world.settle()
    expect((await read(1)).json).toMatchObject({ status: 'void', because: 'coordinatorChanged' })
    expect((await world.theCluster()).coordinator).toBe(world.register[2]!.key)
  })

  it('mends a cluster whose coordinator is suspended after it has offered: the case is closed by itself', async () => {
    const world = await clusterWorld({}, { pack: { minimumOrganisations: 2 } })
    const { offer, accept } = hands(world)
    const queue = async () => (await world.store.query({ index: 'gsi2', pk: CASE_QUEUE })).items
    await offer(1)
    await world.setStatus(world.register[0]!, 'suspended')
    await world.settle()
    expect((await world.theCluster()).concern).toMatchObject({ causes: ['coordinatorNotActive'] })
    expect(await queue()).toHaveLength(1)
    expect((await accept(1)).statusCode).toBe(200)
    await world.settle()
    expect((await world.theCluster()).concern).toBeUndefined()
    expect(await queue()).toEqual([])
    const again = hands(world)
    await world.setStatus(world.register[1]!, 'suspended')
    expect(problem(await again.offer(2, 1))).toBe('organisation-not-active')
  })

  it('keeps an officer of the new coordinator from deciding about the cluster', async () => {
    const world = await clusterWorld()
    const officer = await world.aPerson({ roles: ['officer'] })
    const { offer, accept } = hands(world)
    await offer(1)
    await accept(1)
    await world.setStatus(world.register[1]!, 'suspended')
    await world.settle()
    const { personId = '' } = await world.aPerson({ roles: ['officer'] })
    const organisation = world.register[1]!.key
    await world.store.write([putRepresentation({ personId, organisation, since: world.now(), provenBy: 'code' })])
    const body = { organisation: world.register[2]!.key, reason: 'it asked' }
    const appoint = (from: Sender) =>
      world.send(from, 'POST', `/api/officer/clusters/${world.id}/coordinator`, { body })
    expect(problem(await appoint({ personId }))).toBe('forbidden')
    expect((await appoint(officer)).statusCode).toBe(200)
  })
})
