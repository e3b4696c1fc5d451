import { beforeEach, describe, expect, it } from 'vitest'
import { firstRulePack } from '../../../shared/domain/rule-pack.ts'
import { putRepresentation } from '../../../shared/items/person-item.ts'
import { START } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let officer: Sender

const { version: _, ...policy } = firstRulePack

/** A cluster, and a second application with nearly its name: a case for an officer. */
const aCase = async (): Promise<string> => {
  const first = await world.apply(world.register.slice(1, 31))
  await world.settle()
  for (const organisation of world.register.slice(1, 31)) await world.accept(first, organisation)
  await world.settle()
  const [applicant, ...others] = world.register.slice(40)
  const id = await world.apply(others.slice(0, 30), {
    applicant: applicant!,
    content: { name: 'Nitride Microelectronics 2' },
  })
  await world.settle()
  return id
}

const inReview = async (): Promise<string> => {
  const id = await aCase()
  for (const organisation of world.register.slice(41, 71)) await world.accept(id, organisation)
  await world.settle()
  return id
}

beforeEach(async () => {
  world = await apiWorld({ organisations: 80 })
  officer = await world.aPerson({ roles: ['officer'] })
})

describe('an officer', () => {
  it('finds in the queue what rules cannot decide, and decides it by a finding', async () => {
    const id = await inReview()
    const queue = await world.send(officer, 'GET', '/api/officer/cases')
    expect(queue.json.cases).toMatchObject([
      { kind: 'review', subject: { id }, concerned: [{ key: world.register[40]!.key }], ageDays: 0, mine: false },
    ])

    const before = (await world.send(officer, 'GET', `/api/officer/applications/${id}`)).json
    expect(before.assessment).toMatchObject({ outcome: 'review', gateHolds: true, questions: ['nameIsDistinct'] })
    expect(before.application).toMatchObject({ status: 'review', turn: { whose: 'officer' } })

    const body = { rule: 'nameIsDistinct', verdict: 'accept', reason: 'They are two projects of one programme' }
    const headers = { 'idempotency-key': 'f' }
    const find = () => world.send(officer, 'POST', `/api/officer/applications/${id}/findings`, { body, headers })
    const finding = await find()
    expect(finding).toMatchObject({ statusCode: 202, json: { rule: 'nameIsDistinct', verdict: 'accept' } })
    await world.settle()
    expect((await find()).json).toEqual(finding.json)

    const after = (await world.send(officer, 'GET', `/api/officer/applications/${id}`)).json
    expect(after).toMatchObject({ application: { status: 'registered' }, decision: { verdict: 'approved' } })
    expect((await world.send(officer, 'GET', '/api/officer/cases')).json.cases).toEqual([])
    const timeline = await world.send(officer, 'GET', `/api/officer/applications/${id}/timeline`, {
      query: { order: 'newestFirst' },
    })
    expect(timeline.json.events[0].type).toBe('registered')
  })

  it('does not bypass the gate, and does not decide a case of its own', async () => {
    const id = await inReview()
    const body = { rule: 'nameIsDistinct', verdict: 'accept', reason: 'fine' }
    const find = () => world.send(officer, 'POST', `/api/officer/applications/${id}/findings`, { body })
    const organisation = world.register[45]!.key
    await world.table.write([
      putRepresentation({ personId: officer.personId!, organisation, since: START, provenBy: 'code' }),
    ])
    expect((await find()).json.type).toBe('/problems/forbidden')
    await world.table.write([{ delete: { pk: `PERSON#${officer.personId}`, sk: `REP#${organisation}` } }])

    for (const one of world.register.slice(41, 45)) await world.setStatus(one, 'suspended')
    const short = await find()
    expect(short).toMatchObject({ statusCode: 409, json: { type: '/problems/gate-short' } })
    expect(short.json.results.length).toBeGreaterThan(5)
  })

  it('publishes the next version of the rules, once for each key', async () => {
    const headers = { 'idempotency-key': 'p' }
    const body = { ...policy, minimumOrganisations: 25 }
    const publish = () => world.send(officer, 'POST', '/api/officer/rule-packs', { body, headers })
    const one = await publish()
    expect(one).toMatchObject({
      statusCode: 201,
      headers: { location: '/api/officer/rule-packs/2' },
      json: { version: 2, minimumOrganisations: 25 },
    })
    expect(await publish()).toEqual(one)
    expect((await world.send(officer, 'GET', '/api/officer/rule-packs/2')).json).toEqual(one.json)
    expect((await world.send(officer, 'GET', '/api/officer/rule-packs/9')).statusCode).toBe(404)
    const { packs } = (await world.send(officer, 'GET', '/api/officer/rule-packs')).json
    expect(packs.map(({ version }: { version: number }) => version)).toEqual([2, 1])
  })

  it('cannot turn the gate off', async () => {
    const body = { ...policy, rules: { ...policy.rules, enoughOrganisations: 'advise' } }
    const reply = await world.send(officer, 'POST', '/api/officer/rule-packs', { body })
    expect(reply.json.errors).toMatchObject([{ pointer: '/rules/enoughOrganisations' }])
  })

  it.each([
    ['lets two clusters bear one name', { rules: { ...policy.rules, nameIsFree: 'advise' } }, '/rules/nameIsFree'],
    [
      'reminds officers without end',
      { times: { ...policy.times, officerEscalation: { minutes: 0 } } },
      '/times/officerEscalation',
    ],
    ['sets a time that no clock knows', { times: { ...policy.times, gathering: { days: 1e9 } } }, '/times/gathering'],
  ])('cannot publish a policy that %s', async (_what, differing, pointer) => {
    const reply = await world.send(officer, 'POST', '/api/officer/rule-packs', { body: { ...policy, ...differing } })
    expect(reply.statusCode).toBe(400)
    expect(reply.json.errors[0].pointer).toContain(pointer)
  })

  it('corrects the status of one organisation, with a reason', async () => {
    const { key } = world.register[5]!
    const put = (body: object) => world.send(officer, 'PUT', `/api/officer/organisations/${key}/status`, { body })
    expect((await put({ status: 'suspended' })).json.errors).toMatchObject([{ pointer: '/reason' }])
    expect((await put({ status: 'suspended', reason: 'Its licence ended' })).json).toMatchObject({
      key,
      status: 'suspended',
    })
  })

  it('does not correct an organisation of its own', async () => {
    const [, own] = world.register
    const concerned = await world.aPerson({ roles: ['officer'] })
    const { personId = '' } = concerned
    await world.store.write([
      putRepresentation({ personId, organisation: own!.key, since: world.now(), provenBy: 'code' }),
    ])
    const path = `/api/officer/organisations/${own!.key}/status`
    const body = { status: 'suspended', reason: 'A favour' }
    const reply = await world.send(concerned, 'PUT', path, { body })
    expect(reply).toMatchObject({ statusCode: 403, json: { type: '/problems/forbidden' } })
  })
})
