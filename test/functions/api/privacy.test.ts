import { beforeEach, describe, expect, it } from 'vitest'
import { createClaim } from '../../../shared/items/claim-item.ts'
import { erasureFrom, erasureKey } from '../../../shared/items/erasure-item.ts'
import { addressKey, personKey, putRepresentation, representationKey } from '../../../shared/items/person-item.ts'
import { makeForgetUsers } from '../../../shared/use-cases/forget-users.ts'
import { START } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let coordinator: Required<Sender>

beforeEach(async () => {
  world = await apiWorld()
  coordinator = await world.aRepresentative(world.register[0]!)
})

const read = (from: Sender = coordinator) => world.send(from, 'GET', '/api/me/erasure')

const ask = async (from: Sender = coordinator) => {
  const { confirmation } = (await read(from)).json
  return world.send(from, 'POST', '/api/me/erasure', { body: { confirmation } })
}

const erasureOf = async ({ personId }: Sender) => {
  const item = await world.table.get(erasureKey(personId!))
  return item && erasureFrom(item)
}

describe('consent', () => {
  it('is asked for when the texts have a newer version, and kept with its moment', async () => {
    const before = await world.aPerson({ consentVersion: '2026-1', consents: [{ version: '2026-1', at: START }] })
    expect((await world.send(before, 'GET', '/api/me')).json.consent).toEqual({ given: '2026-1', needed: '1' })
    const agree = (version: string) => world.send(before, 'POST', '/api/me/consent', { body: { version } })
    expect((await agree('0')).json.type).toBe('/problems/invalid-request')
    expect((await agree('1')).json).toEqual({ given: '1' })
    expect((await agree('1')).json).toEqual({ given: '1' })
    expect((await world.send(before, 'GET', '/api/me')).json.consent).toEqual({ given: '1' })
    expect((await world.send(before, 'GET', '/api/me/export')).json.consents).toEqual([
      { version: '2026-1', at: START },
      { version: '1', at: expect.any(String) },
    ])
  })
})

describe('the export of one’s own data', () => {
  it('has the person, what it may and might act for, its claims and what it did, page by page', async () => {
    const id = await world.apply(world.register.slice(1, 12))
    const [gone, claimed] = [world.register[5]!.key, world.register[6]!.key]
    const representation = {
      personId: coordinator.personId,
      organisation: gone,
      since: START,
      provenBy: 'code',
    } as const
    await world.table.write([putRepresentation(representation)])
    await world.send(coordinator, 'DELETE', `/api/me/organisations/${encodeURIComponent(gone)}`)
    await world.send(coordinator, 'POST', '/api/me/claims', { body: { organisation: claimed, statement: 'I lead it' } })
    const { json } = await world.send(coordinator, 'GET', '/api/me/export', { query: { limit: '1' } })
    expect(json.person.id).toBe(coordinator.personId)
    expect(json.representations).toMatchObject([
      { organisation: coordinator.organisation },
      { organisation: gone, until: expect.any(String) },
    ])
    expect(json.claims).toMatchObject([{ organisation: claimed, statement: 'I lead it', status: 'open' }])
    expect(json.did).toMatchObject([{ type: 'submitted', as: 'person', applicationId: id }])
    const next = await world.send(coordinator, 'GET', '/api/me/export', { query: { limit: '5', cursor: json.next } })
    expect(next.json.did.map(({ type }: { type: string }) => type)).toContain('created')
  })

  it('has nothing about anybody else', async () => {
    const other = await world.aRepresentative(world.register[1]!)
    const added = { personId: coordinator.personId, organisation: other.organisation, since: START } as const
    await world.table.write([putRepresentation({ ...added, provenBy: 'colleague', addedBy: other.personId })])
    await world.apply(world.register.slice(1, 12))
    const { body } = await world.send(coordinator, 'GET', '/api/me/export')
    expect(body).not.toContain(other.personId)
    expect(body.match(/[\w-]+@example.invalid/g)).toEqual([`${coordinator.personId}@example.invalid`])
  })
})

describe('an erasure', () => {
  it('says first what goes, what stays and why, and who would be left alone', async () => {
    const id = await world.apply(world.register.slice(1, 12))
    await world.settle()
    const { json } = await read()
    expect(json.waiting).toBe(false)
    expect(json.goes.map(({ what }: { what: string }) => what)).toContain('account')
    expect(json.stays.map(({ what }: { what: string }) => what)).toContain('events')
    expect(json.warnings).toMatchObject([
      { organisation: coordinator.organisation, clusters: 0, applications: 1, sentence: expect.stringMatching(/lead/) },
    ])
    expect((await world.application(id)).status).toBe('gathering')
  })

  it('is confirmed by what was read, and by nothing that has changed since', async () => {
    const { confirmation } = (await read()).json
    await world.apply(world.register.slice(1, 12))
    await world.settle()
    const reply = await world.send(coordinator, 'POST', '/api/me/erasure', { body: { confirmation } })
    expect(reply.json.type).toBe('/problems/changed-meanwhile')
    expect(await erasureOf(coordinator)).toBeUndefined()
    expect((await ask()).statusCode).toBe(202)
    expect((await ask()).json).toMatchObject({ waiting: true, dueAt: (await erasureOf(coordinator))?.dueAt })
    await world.settle()
    expect(world.mails().filter(({ template }) => template === 'erasureAsked')).toMatchObject([{ status: 'sent' }])
  })

  it('can be taken back until its time, and then does not happen', async () => {
    await ask()
    expect((await world.send(coordinator, 'DELETE', '/api/me/erasure')).statusCode).toBe(204)
    expect((await world.send(coordinator, 'DELETE', '/api/me/erasure')).json.type).toBe('/problems/not-found')
    await world.pass({ days: 10 })
    expect((await world.send(coordinator, 'GET', '/api/me')).statusCode).toBe(200)
  })

  it('takes away the address, roles, representations, claims and account, and leaves what was done without them', async () => {
    const { personId, organisation } = coordinator
    await world.users.createUser(personId)
    const id = await world.apply(world.register.slice(1, 12))
    await world.send(coordinator, 'POST', '/api/me/claims', {
      body: { organisation: world.register[7]!.key, statement: 'mine' },
    })
    await ask()
    await world.pass({ days: 8 })
    expect((await world.send(coordinator, 'GET', '/api/me')).json.type).toBe('/problems/unauthenticated')
    const email = `${personId}@example.invalid`
    for (const key of [personKey(personId), addressKey(email), representationKey(personId, organisation)])
      expect(await world.table.get(key), key.sk).toBeUndefined()
    const kept = world.store
      .items()
      .filter(({ pk, gsi1pk }) => pk === `PERSON#${personId}` || gsi1pk === `PERSON#${personId}`)
    expect(kept.map(({ entity }) => entity)).toEqual(expect.arrayContaining(['Erasure', 'Event', 'PastRepresentation']))
    expect(kept.map(({ entity }) => entity)).not.toContain('Claim')
    expect(JSON.stringify(world.store.items())).not.toContain(email)
    expect(world.events(id).some(({ by }) => by === `person:${personId}`)).toBe(true)

    const forget = makeForgetUsers(world)
    expect(world.users.users.has(personId)).toBe(true)
    expect(await forget()).toEqual({ forgotten: 1 })
    expect(world.users.users.has(personId)).toBe(false)
    expect(await forget()).toEqual({ forgotten: 0 })
  })

  it('leaves after three years nothing of the person but the number in what was done', async () => {
    await ask()
    await world.pass({ days: 8 })
    expect((await erasureOf(coordinator))?.stage).toBe('erased')
    await world.pass({ days: 1096 })
    expect(world.store.items().filter(({ pk }) => pk === `PERSON#${coordinator.personId}`)).toEqual([])
  })

  it('goes on where it was cut off', async () => {
    await ask()
    let writes = 0
    world.around((call, proceed) => {
      const isBroken = call.verb === 'write' && (writes += 1) > 3 && writes < 9
      if (isBroken) throw new Error('cut off')
      return proceed()
    })
    for (let days = 0; days < 12; days += 1) await world.pass({ days: 1 }).catch(() => undefined)
    world.around()
    await world.pass({ days: 2 })
    expect((await erasureOf(coordinator))?.stage).toBe('erased')
    expect(await world.table.get(representationKey(coordinator.personId, coordinator.organisation))).toBeUndefined()
  })

  it('ends what an officer confirms for a person who is going', async () => {
    const { personId } = coordinator
    const organisation = world.register[8]!.key
    const claim = {
      id: world.newId(),
      personId,
      organisation,
      way: 'officer',
      statement: '',
      status: 'open',
      failures: 0,
      createdAt: world.now(),
      expiresAt: '2027-09-01T08:00:00.000Z',
    } as const
    await world.table.write(createClaim(claim, undefined))
    const officer = await world.aPerson({ roles: ['officer'] })
    await ask()
    let isFirst = true
    world.around(async (call, proceed) => {
      const result = await proceed()
      if (call.verb === 'write' && isFirst && (await erasureOf(coordinator))?.stage === 'clearing') {
        isFirst = false
        await world.send(officer, 'POST', `/api/officer/claims/${claim.id}/decision`, {
          body: { verdict: 'confirmed', reason: 'a letter' },
        })
      }
      return result
    })
    await world.pass({ days: 8 })
    world.around()
    expect(isFirst).toBe(false)
    expect(await world.table.get(representationKey(personId, organisation))).toBeUndefined()
  })
})
