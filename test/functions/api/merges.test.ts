import { beforeEach, describe, expect, it } from 'vitest'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import { organisationItem } from '../../../shared/items/organisation-item.ts'
import { putRepresentation } from '../../../shared/items/person-item.ts'
import { START } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { presentIn } from '../../support/present.ts'

let world: ApiWorld
let officer: Sender

const present = () => presentIn(world.store)

const merge = (losing: Organisation, keeping: Organisation) =>
  world.send(officer, 'POST', '/api/officer/merges', {
    body: { losing: losing.key, keeping: keeping.key, reason: 'One firm under two numbers' },
  })
const undo = (id: string) => world.send(officer, 'POST', `/api/officer/merges/${id}/undo`)
const gather = async (at: number, many: number, name: string) => {
  const [applicant, ...others] = world.register.slice(at, at + many)
  const id = await world.apply(others, { applicant: applicant!, content: { name } })
  await world.settle()
  return id
}
const recounted = async (id: string) => {
  const answers = await world.answers(id)
  return answers.filter(({ state, counts }) => state === 'confirmed' && counts).length
}
const counted = async (id: string) => (await world.counts(id)).reduce((sum, { confirmed }) => sum + confirmed, 0)

beforeEach(async () => {
  world = await apiWorld({ organisations: 40, pack: { minimumOrganisations: 5 } })
  officer = await world.aPerson({ roles: ['officer'] })
})

describe('two entries that may be one organisation', () => {
  it('are one case, raised by an officer or by a representative, and dismissed with a reason', async () => {
    const [one, other] = world.register
    const representative = await world.aRepresentative(one!)
    await world.send(representative, 'POST', '/api/duplicates', { body: { other: other!.key, note: 'our old number' } })
    const body = { one: other!.key, other: one!.key, note: 'one name' }
    const { json } = await world.send(officer, 'POST', '/api/officer/duplicates', { body })
    const { cases } = (await world.send(officer, 'GET', '/api/officer/cases', { query: { kind: 'duplicate' } })).json
    expect(cases).toMatchObject([{ id: json.case, note: 'our old number' }])
    const path = `/api/officer/duplicates/${encodeURIComponent(json.case)}/dismiss`
    expect((await world.send(officer, 'POST', path, { body: { reason: 'two firms' } })).statusCode).toBe(204)
    const closed = await world.send(officer, 'GET', `/api/officer/cases/${encodeURIComponent(json.case)}`)
    expect(closed.json).toMatchObject({ status: 'closed', outcome: 'dismissed', reason: 'two firms' })
  })
})

/** A merge whose write of that number fails, in a world of its own, and what became of it when some minutes had passed. */
const run = async (cutAt: number) => {
  world = await apiWorld({ organisations: 40, pack: { minimumOrganisations: 5 } })
  officer = await world.aPerson({ roles: ['officer'] })
  const id = await gather(0, 4, 'Cut off')
  await world.accept(id, world.register[1]!)
  await world.settle()
  let writes = 0
  world.around(async (call, proceed) => {
    if (call.verb === 'write' && (writes += 1) === cutAt) throw new Error('cut')
    return proceed()
  })
  await merge(world.register[1]!, world.register[30]!).catch(() => {})
  world.around()
  await world.settle()
  await world.pass({ minutes: 3 })
  const [stored] = world.store.items().filter(({ entity }) => entity === 'Merge')
  return { status: stored?.['status'], counted: await counted(id), recounted: await recounted(id), writes }
}

describe('a merge', () => {
  it('counts an organisation that confirmed under both keys once, and is undone to what was before', async () => {
    const id = await gather(0, 6, 'Both confirmed')
    const [, losing, keeping] = world.register
    await world.accept(id, losing!)
    await world.accept(id, keeping!)
    await world.settle()
    const before = present()
    expect(await counted(id)).toBe(3)
    const { json } = await merge(losing!, keeping!)
    expect(json).toMatchObject({ status: 'merged', stayed: 0 })
    await world.settle()
    expect(await counted(id)).toBe(2)
    expect(await recounted(id)).toBe(2)
    expect((await world.answers(id)).map(({ organisation }) => organisation)).not.toContain(losing!.key)
    expect((await undo(json.id)).json).toMatchObject({ status: 'undone', stayed: 0 })
    await world.settle()
    expect(present()).toEqual(before)
    expect((await undo(json.id)).statusCode).toBe(202)
  })

  it('asks the kept organisation anew where the other was asked', async () => {
    const id = await gather(0, 3, 'Asked')
    const losing = world.register[1]!
    const keeping = world.register[30]!
    const before = present()
    const { json } = await merge(losing, keeping)
    await world.settle()
    const moved = (await world.answers(id)).find(({ organisation }) => organisation === keeping.key)
    expect(moved).toMatchObject({ state: 'invited', generation: 2 })
    const { invitation, secret } = world.linkTo(id, losing)
    expect((await world.send({}, 'POST', '/api/links/read', { body: { invitation, secret } })).statusCode).toBe(404)
    await undo(json.id)
    await world.settle()
    expect(present()).toEqual(before)
  })

  it('leads every look-up of the old key to the kept organisation, in the register and in an import’s eyes', async () => {
    const [, losing, keeping] = world.register
    await merge(losing!, keeping!)
    const person = await world.aRepresentative(world.register[9]!)
    const found = await world.send(person, 'GET', `/api/organisations/${encodeURIComponent(losing!.key)}`)
    expect(found.json).toMatchObject({ key: keeping!.key })
  })

  it('makes one membership of two, with who represents it and who coordinates, and parts them again', async () => {
    const id = await gather(0, 6, 'A cluster')
    for (const organisation of world.register.slice(1, 6)) await world.accept(id, organisation)
    await world.settle()
    expect(await world.application(id)).toMatchObject({ status: 'registered' })
    const [losing, keeping] = world.register
    const { personId } = await world.aRepresentative(losing!)
    const before = present()
    const { json } = await merge(losing!, keeping!)
    expect(json.status).toBe('merged')
    await world.settle()
    expect(world.members(id)).toHaveLength(5)
    expect(world.members(id).find(({ organisation }) => organisation === keeping!.key)).toMatchObject({
      role: 'coordinator',
    })
    expect(await world.cluster(id)).toMatchObject({ coordinator: keeping!.key })
    const me = await world.send({ personId, organisation: keeping!.key }, 'GET', '/api/applications')
    expect(me.json.applications).toMatchObject([{ id }])
    await undo(json.id)
    await world.settle()
    expect(present()).toEqual(before)
  })

  it('takes along a part in a project and its lead, and brings no part back that had ended', async () => {
    const [, losing, keeping, third] = world.register
    const id = await gather(0, 6, 'With projects')
    for (const organisation of world.register.slice(1, 6)) await world.accept(id, organisation)
    await world.settle()
    const [one, other] = [await world.aRepresentative(losing!), await world.aRepresentative(third!)]
    const projects = `/api/clusters/${id}/projects`
    const content = { title: 'Drivers', programmes: ['research'], stage: 'idea', sectors: ['electronics'] }
    const led = (await world.send(one, 'POST', projects, { body: content })).json.id
    const left = (await world.send(other, 'POST', projects, { body: content })).json.id
    await world.send(one, 'POST', `${projects}/${left}/join`)
    await world.send(one, 'POST', `${projects}/${left}/leave`)
    await world.settle()
    const before = present()
    const { json } = await merge(losing!, keeping!)
    expect(json).toMatchObject({ status: 'merged', stayed: 0 })
    await world.settle()
    const read = async (project: string) => (await world.send(other, 'GET', `${projects}/${project}`)).json
    expect(await read(led)).toMatchObject({
      lead: { organisation: { key: keeping!.key }, leads: true },
      participants: [{ organisation: { key: keeping!.key } }],
    })
    expect((await read(left)).participants.map((part: any) => part.organisation.key)).toEqual([third!.key])
    expect(JSON.stringify(present())).not.toContain(`PRT#${led}#${losing!.key}`)
    await undo(json.id)
    await world.settle()
    expect(present()).toEqual(before)
  })

  it('lets a part lapse that its organisation had lost with an earlier membership', async () => {
    const [applicant, losing, keeping] = world.register
    const id = await gather(0, 6, 'Lapsed')
    for (const organisation of world.register.slice(1, 6)) await world.accept(id, organisation)
    await world.settle()
    const [first, one] = [await world.aRepresentative(applicant!), await world.aRepresentative(losing!)]
    const projects = `/api/clusters/${id}/projects`
    const content = { title: 'Drivers', programmes: ['research'], stage: 'idea', sectors: ['electronics'] }
    const project = (await world.send(first, 'POST', projects, { body: content })).json.id
    await world.send(one, 'POST', `${projects}/${project}/join`)
    await world.send(one, 'POST', `/api/memberships/${id}/leave`)
    await world.pass({ hours: 1 })
    await world.send(one, 'POST', `/api/clusters/${id}/requests`, { body: { message: 'again' } })
    await world.send(first, 'POST', `/api/clusters/${id}/requests/${encodeURIComponent(losing!.key)}/admit`)
    await world.settle()
    await merge(losing!, keeping!)
    await world.settle()
    const { participants } = (await world.send(first, 'GET', `${projects}/${project}`)).json
    expect(participants.map((part: any) => part.organisation.key)).toEqual([applicant!.key])
  })

  it('leaves with the kept organisation what has happened to it since', async () => {
    const id = await gather(0, 6, 'Since')
    const losing = world.register[1]!
    const keeping = world.register[30]!
    const { json } = await merge(losing, keeping)
    await world.settle()
    await world.accept(id, keeping)
    await world.settle()
    expect((await undo(json.id)).json).toMatchObject({ status: 'undone', stayed: 1 })
    const answers = await world.answers(id)
    expect(answers.find(({ organisation }) => organisation === keeping.key)).toMatchObject({ state: 'confirmed' })
    expect(await counted(id)).toBe(await recounted(id))
  })

  it('cannot be undone after its time, nor by an officer who represents one of the two, nor be merged on', async () => {
    const [, losing, keeping, third] = world.register
    const { json } = await merge(losing!, keeping!)
    expect((await merge(losing!, third!)).json.type).toBe('/problems/merge-under-way')
    expect((await merge(keeping!, third!)).json.type).toBe('/problems/merge-under-way')
    const { personId = '' } = officer
    const own = { personId, organisation: keeping!.key, since: START, provenBy: 'code' } as const
    await world.store.write([putRepresentation(own)])
    expect((await undo(json.id)).statusCode).toBe(403)
    const other = await world.aPerson({ roles: ['officer'] })
    await world.pass({ days: 15 })
    const late = await world.send(other, 'POST', `/api/officer/merges/${json.id}/undo`)
    expect(late.json.type).toBe('/problems/too-late-to-undo')
  })

  it('goes on by itself where it was cut off at any write, and ends the same', async () => {
    const { writes } = await run(0)
    expect(writes).toBeGreaterThan(2)
    for (let at = 1; at <= writes; at += 1) {
      const ended = await run(at)
      // The very first write is the merge itself: without it there is none.
      expect(ended.status ?? 'merged', `write ${at}`).toBe('merged')
      expect(ended.counted, `write ${at}`).toBe(ended.recounted)
    }
  })

  it('keeps identifiers: those of both lead to the kept one, and to their own again', async () => {
    const losing = { ...world.register[20]!, aliases: ['ru-ogrn:1027700132195'] } satisfies Organisation
    await world.store.write([
      { put: organisationItem(losing, false) },
      { put: { pk: 'ALIAS#ru-ogrn:1027700132195', sk: 'ALIAS', entity: 'Alias', organisation: losing.key } },
    ])
    const before = present()
    const { json } = await merge(losing, world.register[21]!)
    const person = await world.aRepresentative(world.register[9]!)
    const found = await world.send(person, 'GET', '/api/organisations/ru-ogrn:1027700132195')
    expect(found.json).toMatchObject({ key: world.register[21]!.key, aliases: ['ru-ogrn:1027700132195'] })
    await undo(json.id)
    await world.settle()
    expect(present().filter((item) => !item.includes(person.personId))).toEqual(before)
  })
})

/** Numbers below a bound, the same for the same seed: Lehmer's generator modulo 2^31 - 1. */
const randomFrom = (seed: number) => {
  let state = seed * 48_271 + 1
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** Some applications of six organisations each, some of them registered by then, drafts, and representatives, as the seed has it. */
const aRandomWorld = async (seed: number): Promise<readonly string[]> => {
  const below = randomFrom(seed)
  world = await apiWorld({ organisations: 12, pack: { minimumOrganisations: 4 } })
  officer = await world.aPerson({ roles: ['officer'] })
  const ids: string[] = []
  for (let many = 1 + below(3); many > 0; many -= 1) {
    const all = world.register.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map((one) => ({ one, at: below(1000) }))
    const [applicant, ...invited] = all
      .toSorted((a, b) => a.at - b.at)
      .slice(0, 6)
      .map(({ one }) => one)
    const id = await world.apply(invited, { applicant: applicant!, content: { name: `World ${seed} ${many}` } })
    await world.settle()
    for (const organisation of invited) if (below(3) > 0) await world.accept(id, organisation).catch(() => {})
    await world.settle()
    ids.push(id)
  }
  await world.aRepresentative(world.register[below(12)]!)
  return ids
}

describe('a merge in any world', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => [seed + 1]))(
    'counts nobody twice, keeps no reference to the old key, and is undone without a trace (%i)',
    async (seed) => {
      const ids = await aRandomWorld(seed)
      const below = randomFrom(seed + 1000)
      const losing = world.register[below(6)]!
      const keeping = world.register[6 + below(6)]!
      const before = present()
      const { json } = await merge(losing, keeping)
      expect(json.status).toBe('merged')
      const mentioning = present().filter(
        (item) => item.includes(`"${losing.key}"`) && !item.includes('MergedOrganisation'),
      )
      expect(mentioning.filter((item) => !/"(Alias|Listed|Decision)"/.test(item))).toEqual([])
      for (const id of ids) {
        expect(await counted(id), id).toBe(await recounted(id))
        expect(new Set(world.members(id).map(({ organisation }) => organisation)).size).toBe(world.members(id).length)
      }
      expect((await undo(json.id)).json).toMatchObject({ status: 'undone', stayed: 0 })
      expect(present()).toEqual(before)
    },
  )
})
