import { describe, expect, it } from 'vitest'
import { mute } from '../../../shared/domain/invitation-wishes.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { putWishes } from '../../../shared/items/wishes-item.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'
import { hands, mailsTo } from '../../support/hands.ts'

const problem = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')

/** An application of the register's tenth organisation that gathers, with these on its list; it decides by the coordinator's word. */
const gathering = async (world: ClusterWorld, listed: readonly Organisation[]) => {
  const content = { name: 'Another', mode: 'onMyWord' as const }
  const id = await world.apply(listed, { applicant: world.register[10]!, content })
  await world.settle()
  return id
}

describe('the coordination of an application', () => {
  it('passes while it gathers, to one that has said yes; the cluster is then registered under the new coordinator', async () => {
    const world = await clusterWorld()
    const id = await gathering(world, world.register.slice(11, 15))
    const { offer, accept } = hands(world, id)
    expect(problem(await offer(11, 10))).toBe('not-found')
    for (const nth of [11, 12, 13]) await world.accept(id, world.register[nth]!)
    await world.settle()
    const before = await world.counts(id)
    expect((await offer(11, 10)).json).toMatchObject({ of: 'application', name: 'Another' })
    expect((await accept(11)).statusCode).toBe(200)
    await world.settle()
    expect(await world.application(id)).toMatchObject({ applicant: world.register[11]!.key, status: 'gathering' })
    const answers = await world.answers(id)
    const coordinators = answers.filter(({ coordinator }) => coordinator)
    expect(coordinators).toMatchObject([{ organisation: world.register[11]!.key, state: 'confirmed', generation: 2 }])
    const tally = (counts: typeof before) => counts.map(({ confirmed, open }) => ({ confirmed, open }))
    expect(tally(await world.counts(id))).toEqual(tally(before))
    for (const nth of [10, 11, 12]) expect(mailsTo(world, nth)).toContain('handoverAccepted sent')
    expect(mailsTo(world, 12)).toHaveLength(1)
    const decide = (nth: number) => world.say(world.register[nth]!, 'POST', `/api/applications/${id}/decide`)
    expect((await decide(10)).statusCode).toBe(404)
    expect((await decide(11)).statusCode).toBeLessThan(300)
    await world.settle()
    expect(await world.cluster(id)).toMatchObject({ status: 'registered', coordinator: world.register[11]!.key })
    const members = world.members(id)
    expect(members.filter(({ role }) => role === 'coordinator')).toMatchObject([
      { organisation: world.register[11]!.key },
    ])
    expect(members.map(({ organisation }) => organisation)).toContain(world.register[10]!.key)
  })

  it('leaves the former coordinator free to take its yes back, and the new one bound', async () => {
    const world = await clusterWorld()
    const id = await gathering(world, world.register.slice(11, 15))
    await world.accept(id, world.register[11]!)
    await world.settle()
    const { offer, accept } = hands(world, id)
    await offer(11, 10)
    await accept(11)
    await expect(world.decline(id, world.register[11]!)).rejects.toMatchObject({ code: 'coordinatorCannotDecline' })
    await world.decline(id, world.register[10]!)
    expect((await world.counts(id)).reduce((sum, { confirmed }) => sum + confirmed, 0)).toBe(1)
  })

  it('passes in a draft to one that is listed; the former applicant takes its place on the list', async () => {
    const world = await clusterWorld()
    const [applicant, listed] = world.register.slice(10, 12)
    const body = { name: 'A draft', projects: [], purpose: '' }
    const { json } = await world.say(applicant!, 'POST', '/api/applications', body)
    const { id } = json as unknown as { id: string }
    const { offer, accept, read } = hands(world, id)
    expect(problem(await offer(11, 10))).toBe('not-found')
    await world.say(applicant!, 'POST', `/api/applications/${id}/invitees`, { identifiers: [listed!.key] })
    expect((await offer(11, 10)).statusCode).toBe(201)
    expect((await read(11)).json).toMatchObject({ of: 'application', name: 'A draft' })
    expect((await world.say(listed!, 'GET', `/api/applications/${id}`)).statusCode).toBe(404)
    expect((await accept(11)).statusCode).toBe(200)
    await world.settle()
    for (const nth of [10, 11]) expect(mailsTo(world, nth)).toContain('handoverAccepted sent')
    expect((await world.say(applicant!, 'GET', `/api/applications/${id}`)).statusCode).toBe(404)
    expect((await world.say(listed!, 'GET', `/api/applications/${id}`)).json).toMatchObject({ as: 'applicant' })
    const invitees = await world.say(listed!, 'GET', `/api/applications/${id}/invitees`)
    expect(JSON.stringify(invitees.json)).toContain(applicant!.key)
    const mine = await world.say(listed!, 'GET', '/api/applications')
    expect(JSON.stringify(mine.json)).toContain(id)
  })

  it('reaches one that is only listed as an invitation would: its wishes are heeded, and the sender’s day is used', async () => {
    const world = await clusterWorld(
      {},
      {
        pack: {
          caps: {
            openPerApplication: 500,
            perSenderAndDay: 1,
            openPerOrganisation: 50,
            bulkDecisions: 50,
            mutedSenders: 200,
          },
        },
      },
    )
    const [applicant, listed] = world.register.slice(10, 12)
    const { json } = await world.say(applicant!, 'POST', '/api/applications', { name: 'A draft' })
    const { id } = json as unknown as { id: string }
    const identifiers = [listed!.key, world.register[12]!.key]
    await world.say(applicant!, 'POST', `/api/applications/${id}/invitees`, { identifiers })
    const wishes = mute(undefined, listed!.key, applicant!.key, world.now())!
    await world.store.write(putWishes(undefined, wishes))
    const { offer, takeBack } = hands(world, id)
    expect(problem(await offer(11, 10))).toBe('not-accepting')
    expect((await offer(12, 10)).statusCode).toBe(201)
    await takeBack(10)
    expect(problem(await offer(12, 10))).toBe('too-many-requests')
  })

  it('is not for a partner, whom the rules do not let lead', async () => {
    const world = await clusterWorld()
    const partner = world.register[11]!
    const { pk, sk } = { pk: `ORG#${partner.key}`, sk: 'ORG' }
    const item = (await world.store.get({ pk, sk }))!
    await world.store.write([{ put: { ...item, kind: 'partner' } }])
    const id = await gathering(world, world.register.slice(11, 15))
    await world.accept(id, partner)
    expect(problem(await hands(world, id).offer(11, 10))).toBe('coordinator-must-be-participant')
  })

  it('is offered in vain once the application has ended, or the receiver has taken its yes back', async () => {
    const world = await clusterWorld()
    const id = await gathering(world, world.register.slice(11, 15))
    await world.accept(id, world.register[11]!)
    await world.accept(id, world.register[12]!)
    await world.settle()
    const { offer, accept, read } = hands(world, id)
    await offer(11, 10)
    await world.decline(id, world.register[11]!)
    expect(problem(await accept(11))).toBe('handover-closed')
    await world.settle()
    expect((await read(11)).json).toMatchObject({ status: 'void', because: 'receiverGone' })
    await offer(12, 10)
    await world.withdraw(id, world.register[10])
    expect(problem(await accept(12))).toBe('not-in-this-state')
    await world.settle()
    expect((await read(12)).json).toMatchObject({ status: 'void', because: 'ended' })
    expect(problem(await offer(12, 10))).toBe('not-in-this-state')
  })

  it('can be accepted after the registration too: the offer is about what bears the id', async () => {
    const world = await clusterWorld()
    const id = await gathering(world, world.register.slice(11, 14))
    for (const nth of [11, 12, 13]) await world.accept(id, world.register[nth]!)
    await world.settle()
    const { offer, accept } = hands(world, id)
    await offer(11, 10)
    await world.say(world.register[10]!, 'POST', `/api/applications/${id}/decide`)
    await world.settle()
    expect(await world.cluster(id)).toMatchObject({ status: 'registered', coordinator: world.register[10]!.key })
    expect((await accept(11)).json).toMatchObject({ status: 'accepted', of: 'cluster' })
    expect(await world.cluster(id)).toMatchObject({ coordinator: world.register[11]!.key })
    expect(await world.application(id)).toMatchObject({ applicant: world.register[10]!.key })
  })
})
