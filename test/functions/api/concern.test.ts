import { beforeEach, describe, expect, it } from 'vitest'
import { CASE_QUEUE, officerCaseFrom } from '../../../shared/items/officer-case-item.ts'
import { putRepresentation } from '../../../shared/items/person-item.ts'
import { makeRecountCluster } from '../../../shared/use-cases/concern/recount-cluster.ts'
import { makeRecountSome } from '../../../shared/use-cases/concern/recount-some.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { START } from '../../support/builders.ts'

let world: ApiWorld
let id: string
let member: Required<Sender>
let officer: Sender

beforeEach(async () => {
  world = await apiWorld({ organisations: 9, pack: { minimumOrganisations: 4 } })
  id = await world.apply(world.register.slice(1, 6))
  await world.settle()
  for (const organisation of world.register.slice(1, 4)) await world.accept(id, organisation)
  await world.settle()
  member = await world.aRepresentative(world.register[1]!)
  officer = await world.aPerson({ roles: ['officer'] })
})

const standing = async (from: Sender = member) => (await world.send(from, 'GET', `/api/clusters/${id}/standing`)).json
const queue = async () => (await world.store.query({ index: 'gsi2', pk: CASE_QUEUE })).items.map(officerCaseFrom)
const suspend = async (at: number) => {
  await world.setStatus(world.register[at]!, 'suspended')
  await world.settle()
}
const reinstate = async (at: number) => {
  await world.setStatus(world.register[at]!, 'active')
  await world.settle()
}
const strikeOff = (key = 'off') =>
  world.send(officer, 'POST', `/api/officer/clusters/${id}/strike-off`, {
    body: { reason: 'Too few are left' },
    headers: { 'idempotency-key': key },
  })
const appoint = (at: number, from: Sender = officer) =>
  world.send(from, 'POST', `/api/officer/clusters/${id}/coordinator`, {
    body: { organisation: world.register[at]!.key, reason: 'It asked for it' },
    headers: { 'idempotency-key': `appoint-${at}` },
  })
const subjects = (template: string) => world.mails().filter((mail) => mail.template === template)

describe('a cluster that falls under its minimum', () => {
  it('shows so to members and officers, and lies before the officers as one case', async () => {
    expect(await standing()).toMatchObject({ counting: 4, minimum: 4, status: 'registered' })
    await suspend(3)
    const said = await standing()
    expect(said).toMatchObject({ counting: 3, minimum: 4, concern: { causes: ['belowMinimum'], counting: 3 } })
    expect((await world.send(officer, 'GET', `/api/officer/clusters/${id}`)).json).toEqual(said)
    expect(await queue()).toMatchObject([{ kind: 'clusterConcern', subject: { type: 'cluster', id } }])
    expect(subjects('concernBegan')).toHaveLength(4)
  })

  it('has one case for all causes, however many come', async () => {
    await suspend(3)
    const { since } = (await standing()).concern
    await suspend(2)
    await suspend(0)
    expect((await standing()).concern).toMatchObject({
      causes: ['belowMinimum', 'coordinatorNotActive'],
      counting: 1,
      since,
    })
    expect(await queue()).toHaveLength(1)
    expect(subjects('concernBegan')).toHaveLength(4)
  })

  it('is in order again by itself when it is mended, and everybody hears', async () => {
    await suspend(3)
    await reinstate(3)
    expect((await standing()).concern).toBeUndefined()
    expect(await queue()).toEqual([])
    expect(subjects('concernEnded')).toHaveLength(4)
    await suspend(2)
    expect(await queue()).toHaveLength(1)
  })

  it('is in order again when somebody joins by an old invitation', async () => {
    await suspend(3)
    await world.accept(id, world.register[4]!)
    await world.settle()
    await makeRecountCluster({ table: world.store, newId: world.newId })({ clusterId: id, now: world.now() })
    expect((await standing()).concern).toBeUndefined()
  })

  it('is a matter for nobody else', async () => {
    const stranger = await world.aRepresentative(world.register[8]!)
    expect((await world.send(stranger, 'GET', `/api/clusters/${id}/standing`)).statusCode).toBe(404)
  })

  it('is found by the sweep where the stream forgot', async () => {
    world = await apiWorld({ organisations: 9, pack: { minimumOrganisations: 4 } })
    id = await world.apply(world.register.slice(1, 4))
    await world.settle()
    for (const organisation of world.register.slice(1, 4)) await world.accept(id, organisation)
    await world.settle()
    const cluster = await world.cluster(id)
    expect(cluster?.concern).toBeUndefined()
    await world.decline(id, world.register[2]!)
    const recount = makeRecountSome({ table: world.store, newId: world.newId })
    for (let sweep = 0; sweep < 8; sweep += 1)
      await recount({ now: new Date(Date.parse(world.now()) + sweep * 300_000).toISOString() })
    expect((await world.cluster(id))?.concern).toMatchObject({ causes: ['belowMinimum'], counting: 3 })
  })
})

describe('striking a cluster off', () => {
  it('is refused while nothing is the matter, and until the time to mend is over', async () => {
    expect((await strikeOff('early')).json.type).toBe('/problems/cluster-in-order')
    await suspend(3)
    const { mendBy } = (await standing()).concern
    const refused = await strikeOff('soon')
    expect(refused.json).toMatchObject({ type: '/problems/time-to-mend', facts: { until: mendBy } })
    await world.pass({ days: 91 })
    expect((await strikeOff()).json).toMatchObject({ status: 'struckOff', struckOff: { reason: 'Too few are left' } })
  })

  it('ends the cluster for everybody, frees its name and closes the case', async () => {
    await suspend(3)
    await world.pass({ days: 91 })
    await strikeOff()
    await world.settle()
    expect(await queue()).toEqual([])
    expect((await world.send(member, 'GET', `/api/clusters/${id}/standing`)).statusCode).toBe(404)
    expect((await world.send(member, 'GET', `/api/clusters/${id}`)).statusCode).toBe(404)
    expect((await world.send(officer, 'GET', `/api/officer/clusters/${id}`)).json.status).toBe('struckOff')
    expect(subjects('struckOff')).toHaveLength(4)
    expect(world.store.items().filter(({ entity }) => entity === 'Name')).toEqual([])
  })

  it('looks at the cluster once more: what was mended at the last moment is not struck off', async () => {
    await suspend(3)
    await world.pass({ days: 91 })
    await world.setStatus(world.register[3]!, 'active')
    expect((await strikeOff()).json.type).toBe('/problems/cluster-in-order')
  })

  it('is nothing for an officer who represents a member', async () => {
    await suspend(3)
    await world.pass({ days: 91 })
    const { personId = '' } = officer
    await world.store.write([
      putRepresentation({ personId, organisation: world.register[2]!.key, since: START, provenBy: 'code' }),
    ])
    expect((await strikeOff()).statusCode).toBe(403)
    expect((await standing()).status).toBe('registered')
  })

  it('happens once, however often it is asked for', async () => {
    await suspend(3)
    await world.pass({ days: 91 })
    expect((await strikeOff()).statusCode).toBe(200)
    expect((await strikeOff()).json.status).toBe('struckOff')
    await world.settle()
    expect(subjects('struckOff')).toHaveLength(4)
  })
})

describe('appointing a coordinator', () => {
  it('mends a cluster whose coordinator is struck off', async () => {
    await world.accept(id, world.register[4]!)
    await world.setStatus(world.register[0]!, 'struckOff')
    await world.settle()
    expect((await standing()).concern.causes).toEqual(['coordinatorNotActive'])
    expect((await appoint(1)).statusCode).toBe(200)
    await makeRecountCluster({ table: world.store, newId: world.newId })({ clusterId: id, now: world.now() })
    await world.settle()
    expect((await standing()).concern).toBeUndefined()
    expect(await queue()).toEqual([])
    const roles = world.members(id).filter(({ role }) => role === 'coordinator')
    expect(roles.map(({ organisation }) => organisation)).toEqual([world.register[1]!.key])
    expect(subjects('coordinatorAppointed')).toHaveLength(5)
  })

  it('is refused where the coordinator is active, to who is no member, and to who is suspended', async () => {
    expect((await appoint(1)).json.type).toBe('/problems/coordinator-is-active')
    await suspend(0)
    await suspend(2)
    expect((await appoint(8)).statusCode).toBe(404)
    expect((await appoint(2)).json.type).toBe('/problems/organisation-not-active')
  })
})
