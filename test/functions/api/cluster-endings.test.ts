import { describe, expect, it } from 'vitest'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import type { Table } from '../../../shared/stores/table.ts'
import { makeStrikeOffCluster } from '../../../shared/use-cases/concern/strike-off-cluster.ts'
import { readMail } from '../../support/read-mail.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'
import { hands } from '../../support/hands.ts'

const problem = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const ask = (world: ClusterWorld, nth: number) =>
  world.say(world.register[nth]!, 'POST', `/api/clusters/${world.id}/requests`, { message: 'we make substrates' })
const invite = (world: ClusterWorld, ...nths: number[]) =>
  world.say(world.coordinator, 'POST', `/api/clusters/${world.id}/invitations`, {
    identifiers: nths.map((nth) => world.register[nth]!.key),
  })

/** A cluster whose time to mend is over, and how an officer then strikes it off. */
const strikeOff = async (world: ClusterWorld) => {
  await world.setStatus(world.register[1]!, 'suspended')
  await world.pass({ days: 91 })
  const officer = await world.aPerson({ roles: ['officer'] })
  return () =>
    world.send(officer, 'POST', `/api/officer/clusters/${world.id}/strike-off`, {
      body: { reason: 'nobody is left' },
    })
}

describe('a cluster that is struck off', () => {
  it('ends what waits at it: requests are refused, invitations void, the offered coordination too, and each hears once', async () => {
    const world = await clusterWorld()
    const strike = await strikeOff(world)
    await ask(world, 5)
    await invite(world, 6)
    await invite(world, 7)
    await world.say(world.register[7]!, 'POST', `/api/memberships/${world.id}/decline`, { reason: 'no' })
    await hands(world).offer(2)
    await world.settle()
    const link = world.clusterLinkTo(world.id, world.register[6]!)
    expect((await strike()).statusCode).toBe(200)
    await world.settle()
    expect(await world.record(world.register[5]!)).toMatchObject({ state: 'refused', reason: 'clusterEnded' })
    expect(await world.record(world.register[6]!)).toMatchObject({ state: 'revoked', reason: 'clusterEnded' })
    expect(await world.record(world.register[7]!)).toMatchObject({ state: 'declined' })
    for (const nth of [5, 6])
      expect(world.mailTo(world.register[nth]!).filter((mail) => mail === 'clusterEnded sent')).toHaveLength(1)
    expect(world.mailTo(world.register[7]!)).not.toContain('clusterEnded sent')
    for (const nth of [0, 2]) expect(world.mailTo(world.register[nth]!)).toContain('handoverVoid sent')
    expect(world.sfn.runs().every(({ status }) => status === 'SUCCEEDED')).toBe(true)
    expect(problem(await world.send({}, 'POST', '/api/link/read', { body: link }))).toBe('not-found')
    await world.pass({ days: 40 })
    expect(world.mailTo(world.register[6]!)).toEqual(['clusterInvitation sent', 'clusterEnded sent'])
  })

  it('says to each what has come to nothing, and why', async () => {
    const world = await clusterWorld()
    const strike = await strikeOff(world)
    await ask(world, 5)
    await world.settle()
    await strike()
    await world.settle()
    const to = world.register[5]!.contactEmail ?? world.register[5]!.registeredEmail
    const texts = world.delivered
      .filter((mail) => mail.to === to)
      .map(({ raw }) => readMail(new TextEncoder().encode(raw)).text)
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('nobody is left')
    expect(texts[0]).toMatch(/The request of .* has come to nothing|Запрос организации .* закрыт/)
  })

  it('takes one transaction of the same size, however many wait', async () => {
    const sizes: number[] = []
    for (const waiting of [1, 4]) {
      const world = await clusterWorld()
      await strikeOff(world)
      await invite(world, ...Array.from({ length: waiting }, (_, nth) => 10 + nth))
      await world.settle()
      const { store, newId } = world
      const write: Table['write'] = (writes) => {
        sizes.push(writes.length)
        return store.write(writes)
      }
      const by = { as: 'officer', personId: 'officer' } as const
      const strike = makeStrikeOffCluster({ table: { ...store, write }, newId, organisationsOf: async () => [] })
      await strike({ clusterId: world.id, reason: 'nobody is left', by, now: world.now() })
    }
    expect(sizes).toHaveLength(2)
    expect(sizes[0]).toBe(sizes[1])
  })
})

describe('how many may ask one organisation at a time', () => {
  const busy = { caps: { ...firstRulePack.caps, openPerOrganisation: 1 } }

  it('counts invitations into clusters too, and says when the first of them runs out', async () => {
    const world = await clusterWorld({}, { pack: busy })
    await invite(world, 15)
    const { expiresAt } = (await world.record(world.register[15]!))!
    const content = { name: 'Another', mode: 'onMyWord' as const }
    const other = await world.apply([world.register[15]!, world.register[16]!], {
      applicant: world.register[10]!,
      content,
    })
    await world.settle()
    const answers = await world.answers(other)
    const held = answers.find(({ organisation }) => organisation === world.register[15]!.key)
    expect(held).toMatchObject({ state: 'listed', held: { because: 'capped', retryAt: expiresAt } })
  })

  it('is answered to a coordinator with that moment as well', async () => {
    const world = await clusterWorld({}, { pack: busy })
    const content = { name: 'Another', mode: 'onMyWord' as const }
    const other = await world.apply([world.register[15]!], { applicant: world.register[10]!, content })
    await world.settle()
    const [answer] = (await world.answers(other)).filter(({ state }) => state === 'invited')
    expect(await invite(world, 15)).toMatchObject({
      json: { invitees: [{ verdict: 'capped', retryAt: answer!.expiresAt }] },
    })
  })

  it('is less than a cluster may have open: what is beyond is told when the first runs out', async () => {
    const world = await clusterWorld({}, { pack: { caps: { ...firstRulePack.caps, openPerApplication: 2 } } })
    await invite(world, 15)
    const { expiresAt } = (await world.record(world.register[15]!))!
    await world.pass({ days: 1 })
    expect(await invite(world, 16, 17)).toMatchObject({
      json: { invitees: [{ verdict: 'asked' }, { verdict: 'capped', retryAt: expiresAt }] },
    })
  })
})
