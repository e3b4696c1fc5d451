import { beforeEach, describe, expect, it } from 'vitest'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { anOrganisation, registered } from '../../support/a-register.ts'
import type { Sender } from '../../support/api-world.ts'
import { readMail } from '../../support/read-mail.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'

let world: ClusterWorld
let coordinator: Required<Sender>
let chain: string

const EPITAXY = 'micro.epitaxy'

const offer = (code = EPITAXY, differing: object = {}) => ({ code, readiness: 7, ...differing })

/** Somebody says what it can do. */
const says = async (organisation: Organisation, offers: readonly object[], differing: object = {}) => {
  const reply = await world.send(await world.as(organisation), 'PUT', '/api/profile', {
    headers: { 'if-match': '"1"' },
    body: { offers, needs: [], openToInvitations: true, ...differing },
  })
  expect(reply.statusCode).toBe(200)
}
const candidatesOf = (stage: string, query: Record<string, string> = {}, from = coordinator) =>
  world.send(from, 'GET', `/api/chains/${chain}/stages/${stage}/candidates`, { query })
const ranked = async (stage = 'epitaxy', query: Record<string, string> = {}) =>
  (await candidatesOf(stage, query)).json.candidates
const keysOf = async (stage = 'epitaxy'): Promise<string[]> =>
  (await ranked(stage)).map(({ organisation }: { organisation: { key: string } }) => organisation.key)
const invite = (organisation: Organisation, stage = 'epitaxy', body: object = {}, from = coordinator) =>
  world.send(from, 'POST', `/api/chains/${chain}/stages/${stage}/invitations`, {
    body: { organisation: organisation.key, ...body },
  })
const lastMail = () => readMail(new TextEncoder().encode(world.delivered.at(-1)!.raw)).text
const weak = async () => (await world.send(coordinator, 'GET', `/api/chains/${chain}/weak-points`)).json

beforeEach(async () => {
  world = await clusterWorld()
  coordinator = await world.as(world.coordinator)
  const begun = await world.send(coordinator, 'POST', `/api/clusters/${world.id}/chains`, {
    body: { template: 'nitride-power-transistor' },
  })
  chain = begun.json.id
})

describe('the candidates for a stage', () => {
  it('are members first, then the register by points, each with what its points are for', async () => {
    const [, member, , better, worse] = world.register
    await says(member!, [offer(EPITAXY, { readiness: 3 })])
    await says(better!, [offer()], { place: 'Зеленоград' })
    await says(worse!, [offer('micro.epitaxy.mbe', { readiness: 4 })])
    const [first, second, third] = await ranked()
    expect(first).toMatchObject({ organisation: { key: member!.key }, standing: 'member', putDown: false })
    expect(second).toMatchObject({ organisation: { key: better!.key }, standing: 'outside', place: 'Зеленоград' })
    expect(second.points).toBeGreaterThan(third.points)
    expect(third.reasons).toMatchObject([
      { because: 'match', points: 36 },
      { because: 'capacity', points: 25, sentence: 'no amount is asked for' },
      { because: 'readiness', points: 5, sentence: 'its technology is at level 4, level 6 is asked for' },
      { because: 'waiting', points: 15, sentence: 'nobody has invited it yet' },
    ])
  })

  it('are explained in the language of who asks', async () => {
    await says(world.register[5]!, [offer()])
    const { json } = await world.send(coordinator, 'GET', `/api/chains/${chain}/stages/epitaxy/candidates`, {
      headers: { 'accept-language': 'ru' },
    })
    expect(json.candidates[0].reasons.at(-1).sentence).toBe('её ещё никто не приглашал')
  })

  it('do not forget who is rarely invited: whoever waits longer comes first of equals', async () => {
    const [, , , recently, never] = world.register
    await says(recently!, [offer()])
    await says(never!, [offer()])
    await world.say(world.coordinator, 'POST', `/api/clusters/${world.id}/invitations`, {
      identifiers: [recently!.key],
    })
    await world.settle()
    await world.say(recently!, 'POST', `/api/memberships/${world.id}/decline`, { reason: 'not now' })
    await world.pass({ days: 30 })
    const [first, second] = await ranked()
    expect(first.organisation.key).toBe(never!.key)
    expect(second).toMatchObject({ organisation: { key: recently!.key }, lastInvitedAt: expect.any(String) })
    expect(second.reasons.at(-1)).toMatchObject({ points: 2, sentence: 'nobody has invited it for 30 days' })
    await world.pass({ days: 200 })
    const points = (await ranked()).map((one: { points: number }) => one.points)
    expect(points[0]).toBe(points[1])
  })

  it('that cannot be invited stay in sight, at the end, with why', async () => {
    const [, , , suspended, closing, muting, shy, fine] = world.register
    for (const one of [suspended!, closing!, muting!, fine!]) await says(one, [offer()])
    await says(shy!, [offer()], { openToInvitations: false })
    await world.setStatus(suspended!, 'suspended')
    await world.send(await world.as(closing!), 'PUT', '/api/invitation-wishes/closed', {
      body: { until: '2026-10-01' },
    })
    const muted = encodeURIComponent(world.coordinator.key)
    await world.send(await world.as(muting!), 'PUT', `/api/invitation-wishes/muted/${muted}`)
    await world.settle()
    const found = await ranked()
    expect(found[0]).toMatchObject({ organisation: { key: fine!.key } })
    expect(found[0].hindrance).toBeUndefined()
    const hindrances = new Map(
      found.map(({ organisation, hindrance }: { organisation: { key: string }; hindrance: object }) => [
        organisation.key,
        hindrance,
      ]),
    )
    expect(hindrances.get(suspended!.key)).toMatchObject({ because: 'suspended' })
    expect(hindrances.get(closing!.key)).toMatchObject({ because: 'notAccepting', until: expect.any(String) })
    expect(hindrances.get(muting!.key)).toEqual({
      because: 'notAccepting',
      sentence: 'it takes no invitations at present',
    })
    expect(hindrances.get(shy!.key)).toMatchObject({ because: 'closed' })
  })

  it('are for the coordinator only', async () => {
    const member = await world.as(world.register[1]!)
    const stranger = await world.as(world.register[20]!)
    expect((await candidatesOf('epitaxy', {}, member)).statusCode).toBe(403)
    expect((await candidatesOf('epitaxy', {}, stranger)).statusCode).toBe(404)
    expect((await candidatesOf('nowhere')).statusCode).toBe(404)
    expect((await candidatesOf('epitaxy', { capability: 'micro.litho' })).json.errors).toMatchObject([
      { pointer: '/capability' },
    ])
  })
})

describe('an invitation for a stage', () => {
  it('is the ordinary one, names the stage, and fills it once it is accepted; who leaves opens it again', async () => {
    const guest = world.register[10]!
    const reply = await invite(guest)
    expect(reply.json.invitation).toMatchObject({ verdict: 'asked', key: guest.key })
    await world.settle()
    expect(world.mailTo(guest)).toContain('clusterInvitation sent')
    expect(lastMail()).toContain('Epitaxy (Nitride power transistor)')
    expect((await weak()).unfilled).toContain('epitaxy')
    const link = world.clusterLinkTo(world.id, guest)
    const shown = await world.call('POST /api/link/read', { body: link })
    expect(shown.json.application.stages).toEqual([{ chain: 'Nitride power transistor', stage: 'Epitaxy' }])
    const accepted = await world.call('POST /api/link/answer', { body: { ...link, answer: 'accept' } })
    expect(accepted.statusCode).toBe(200)
    expect((await weak()).unfilled).not.toContain('epitaxy')
    await world.say(guest, 'POST', `/api/memberships/${world.id}/leave`)
    expect((await weak()).unfilled).toContain('epitaxy')
  })

  it('leaves the stage open when it is refused, and may be sent again', async () => {
    const guest = world.register[10]!
    await invite(guest)
    await world.settle()
    await world.say(guest, 'POST', `/api/memberships/${world.id}/decline`, { reason: 'no capacity' })
    expect((await weak()).unfilled).toContain('epitaxy')
    expect((await ranked())[0]).toBeUndefined()
    const again = await invite(guest)
    expect(again.json).toMatchObject({ invitation: { verdict: 'asked' }, chain: { version: 2 } })
  })

  it('puts nobody down twice and sends nothing twice, however often it is asked for', async () => {
    const guest = world.register[10]!
    const first = await invite(guest)
    expect((await invite(guest)).json).toMatchObject({
      invitation: { verdict: 'already' },
      chain: { version: first.json.chain.version },
    })
    await world.settle()
    expect(world.mailTo(guest)).toHaveLength(1)
  })

  it('fills a stage at once where a member is asked', async () => {
    const [, member] = world.register
    expect((await invite(member!)).json.invitation.verdict).toBe('already')
    expect((await weak()).unfilled).not.toContain('epitaxy')
  })

  it('says why nobody was asked; who is put down can be asked later', async () => {
    const guest = world.register[10]!
    await world.setStatus(guest, 'suspended')
    await world.settle()
    expect((await invite(guest)).json.invitation).toMatchObject({ verdict: 'suspended' })
    await world.setStatus(guest, 'active')
    await world.settle()
    expect((await invite(guest)).json.invitation).toMatchObject({ verdict: 'asked' })
  })

  it('goes on where somebody else changes the chain at the same moment', async () => {
    const change = world.send(coordinator, 'POST', `/api/chains/${chain}/changes`, {
      body: { commands: [{ do: 'rename', title: 'Another' }] },
      headers: { 'if-match': '"1"' },
    })
    const [invited, changed] = await Promise.all([invite(world.register[10]!), change])
    expect(invited.statusCode).toBe(200)
    const { json } = await world.send(coordinator, 'GET', `/api/chains/${chain}`)
    expect(json.version).toBe(changed.statusCode === 200 ? 3 : 2)
  })

  it('is for the coordinator, of organisations in the register, and of stages that are there', async () => {
    const member = await world.as(world.register[1]!)
    expect((await invite(world.register[10]!, 'epitaxy', {}, member)).statusCode).toBe(403)
    expect((await invite(world.register[10]!, 'nowhere')).statusCode).toBe(404)
    expect((await invite(anOrganisation(999))).json.errors).toMatchObject([{ pointer: '/organisation' }])
    expect((await invite(world.register[10]!, 'epitaxy', { capability: 'micro.litho' })).json.errors).toMatchObject([
      { pointer: '/capability' },
    ])
  })
})

describe('before the cluster is registered', () => {
  it('an invitation for a stage is an invitation into the consortium, and names the stage', async () => {
    const id = await world.apply(world.register.slice(20, 22), { content: { name: 'Mobile robots' } })
    await world.settle()
    const begun = await world.send(coordinator, 'POST', `/api/applications/${id}/chains`, {
      body: { template: 'nitride-power-transistor' },
    })
    chain = begun.json.id
    const guest = world.register[25]!
    expect((await invite(guest)).json.invitation.verdict).toBe('asked')
    await world.settle()
    expect(lastMail()).toMatch(/намечена на эти этапы|put down for these stages/)
    await world.accept(id, guest)
    expect((await weak()).unfilled).not.toContain('epitaxy')
  })
})

describe('a proposal for a whole chain', () => {
  it('takes members before others, leaves out who takes no invitations, and says what stays open', async () => {
    const [, member, , guest, muting] = world.register
    await world.table.write([registered(member!), registered(guest!)])
    await says(member!, [offer()])
    await says(guest!, [offer(), offer('micro.litho', { readiness: 8 })])
    await says(muting!, [offer('micro.dicing', { readiness: 9 })])
    const muted = encodeURIComponent(world.coordinator.key)
    await world.send(await world.as(muting!), 'PUT', `/api/invitation-wishes/muted/${muted}`)
    const { json } = await world.send(coordinator, 'GET', `/api/chains/${chain}/proposal`)
    const of = (stage: string) => json.supplies.filter((supply: { stage: string }) => supply.stage === stage)
    expect(of('epitaxy')).toMatchObject([{ organisation: { key: member!.key }, outsider: false }])
    expect(of('lithography')).toMatchObject([{ organisation: { key: guest!.key }, outsider: true }])
    expect(json).toMatchObject({ chainVersion: 1, outsiders: 1, cost: 102 })
    expect(json.open.map(({ stage }: { stage: string }) => stage)).toContain('dicing')
    expect(await keysOf()).toContain(member!.key)
  })
})
