import { beforeEach, describe, expect, it } from 'vitest'
import { officerCaseFrom, officerCaseKey } from '../../../shared/items/officer-case-item.ts'
import { reservationFrom, reservationKey } from '../../../shared/items/name-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let coordinator: Required<Sender>
let first: Sender
let second: Sender

const name = 'Nitride Microelectronics 2'

beforeEach(async () => {
  world = await apiWorld({ organisations: 80 })
  coordinator = await world.aRepresentative(world.register[40]!)
  first = await world.aPerson({ roles: ['officer'] })
  second = await world.aPerson({ roles: ['officer'] })
})

/** A second application with nearly the name of a cluster, which the first officer has refused. */
const refusedByOfficer = async (): Promise<string> => {
  const cluster = await world.apply(world.register.slice(1, 31))
  await world.settle()
  for (const organisation of world.register.slice(1, 31)) await world.accept(cluster, organisation)
  await world.settle()
  const id = await world.apply(world.register.slice(41, 71), { applicant: world.register[40]!, content: { name } })
  await world.settle()
  for (const organisation of world.register.slice(41, 71)) await world.accept(id, organisation)
  await world.settle()
  const body = { rule: 'nameIsDistinct', verdict: 'refuse', reason: 'Too near' }
  await world.send(first, 'POST', `/api/officer/applications/${id}/findings`, { body })
  await world.settle()
  expect((await world.application(id)).status).toBe('rejected')
  return id
}

const appeal = (id: string, headers = {}) =>
  world.send(coordinator, 'POST', `/api/applications/${id}/appeal`, {
    body: { statement: 'The programmes are two' },
    headers,
  })

const decide = (officer: Sender, id: string, verdict: 'upheld' | 'granted') =>
  world.send(officer, 'POST', `/api/officer/appeals/${id}/decision`, { body: { verdict, reason: 'I have looked' } })

const caseOf = async (id: string) => {
  const item = await world.table.get(officerCaseKey(`appeal~${id}`))
  return item && officerCaseFrom(item)
}

const holder = async () => {
  const item = await world.table.get(reservationKey(name))
  return item && reservationFrom(item).applicationId
}

const mailed = (template: string) => world.mails().filter((mail) => mail.template === template)

describe('an appeal', () => {
  it('opens one case for officers and keeps the name', async () => {
    const id = await refusedByOfficer()
    expect(await holder()).toBeUndefined()
    const before = (await world.send(coordinator, 'GET', `/api/applications/${id}`)).json
    expect(before).toMatchObject({ appealUntil: expect.any(String), turn: { whose: 'nobody' } })
    const reply = await appeal(id)
    expect(reply).toMatchObject({
      statusCode: 202,
      json: { status: 'rejected', appeal: { status: 'open' }, turn: { whose: 'officer', waitingFor: 'appeal' } },
    })
    expect(reply.json.appealUntil).toBeUndefined()
    expect(await caseOf(id)).toMatchObject({ kind: 'appeal', status: 'open', concerned: [coordinator.organisation] })
    expect(await holder()).toBe(id)
    await world.settle()
    expect(mailed('appealReceived')).toMatchObject([{ status: 'sent' }])
  })

  it('can be made once, whatever became of it, and is the same for a repeat', async () => {
    const id = await refusedByOfficer()
    const headers = { 'idempotency-key': 'a' }
    expect((await appeal(id, headers)).statusCode).toBe(202)
    expect((await appeal(id, headers)).statusCode).toBe(202)
    expect((await appeal(id)).json.type).toBe('/problems/already-appealed')
    await decide(second, id, 'upheld')
    expect((await appeal(id)).json.type).toBe('/problems/already-appealed')
  })

  it('comes in time or not at all, and only after a refusal', async () => {
    const id = await refusedByOfficer()
    const { appealUntil } = (await world.send(coordinator, 'GET', `/api/applications/${id}`)).json
    const minutes = (Date.parse(appealUntil) - Date.parse(world.now())) / 60_000
    await world.pass({ minutes: Math.ceil(minutes) })
    expect((await appeal(id)).json).toMatchObject({
      type: '/problems/deadline-passed',
      facts: { deadline: appealUntil },
    })
    const open = await world.apply(world.register.slice(41, 71), { applicant: world.register[40]! })
    await world.settle()
    expect((await appeal(open)).json.type).toBe('/problems/not-in-this-state')
  })

  it('goes without the name where somebody else has taken it', async () => {
    const id = await refusedByOfficer()
    const other = await world.apply(world.register.slice(1, 31), { content: { name } })
    await world.settle()
    expect(await holder()).toBe(other)
    expect((await appeal(id)).statusCode).toBe(202)
    await decide(second, id, 'upheld')
    expect(await holder()).toBe(other)
  })

  it('is not for the officer whose finding it is about, nor for one of the case, and says so', async () => {
    const id = await refusedByOfficer()
    await appeal(id)
    const read = (officer: Sender) => world.send(officer, 'GET', `/api/officer/appeals/${id}`)
    expect((await read(first)).json.excluded).toBe('madeFinding')
    expect((await decide(first, id, 'granted')).json.type).toBe('/problems/forbidden')
    const { personId } = await world.aRepresentative(world.register[45]!)
    await world.table.write([{ update: { pk: `PERSON#${personId}`, sk: 'PERSON' }, set: { roles: ['officer'] } }])
    expect((await read({ personId })).json.excluded).toBe('represents')
    expect((await decide({ personId }, id, 'granted')).json.type).toBe('/problems/forbidden')
    expect((await read(second)).json).toMatchObject({
      appeal: { statement: 'The programmes are two', status: 'open' },
      decision: { because: 'officer' },
    })
    expect((await read(second)).json.excluded).toBeUndefined()
  })

  it('that is turned down frees the name, closes the case and tells the applicant', async () => {
    const id = await refusedByOfficer()
    await appeal(id)
    expect((await decide(second, id, 'upheld')).json.appeal).toMatchObject({
      status: 'upheld',
      reason: 'I have looked',
    })
    await world.settle()
    expect(await holder()).toBeUndefined()
    expect(await caseOf(id)).toMatchObject({ status: 'closed', outcome: 'upheld' })
    expect(mailed('appealDecided')).toMatchObject([{ status: 'sent' }])
    expect((await decide(second, id, 'upheld')).statusCode).toBe(200)
    expect((await decide(second, id, 'granted')).json.type).toBe('/problems/not-in-this-state')
  })
})

/** Appeals and has it granted; gives the new application. */
const granted = async (id: string): Promise<string> => {
  await appeal(id)
  const { json } = await decide(second, id, 'granted')
  await world.settle()
  return json.appeal.newApplication
}

describe('an appeal that is granted', () => {
  it('sends the application on its way again, with the name, and asks everybody anew', async () => {
    const id = await refusedByOfficer()
    const next = await granted(id)
    const read = (await world.send(coordinator, 'GET', `/api/applications/${next}`)).json
    expect(read).toMatchObject({ status: 'gathering', copiedFrom: id, name, caseNumber: expect.any(String) })
    const refused = await world.application(id)
    expect(refused).toMatchObject({ status: 'rejected', caseNumber: expect.not.stringMatching(read.caseNumber) })
    expect(await holder()).toBe(next)
    const answers = await world.answers(next)
    expect(answers.filter(({ state }) => state === 'confirmed')).toHaveLength(1)
    expect(answers.filter(({ state }) => state === 'invited')).toHaveLength(30)
    expect(mailed('appealDecided')).toMatchObject([{ status: 'sent' }])
  })

  it('is registered by the answers and the gate, the officer’s yes holding for what was disputed', async () => {
    const next = await granted(await refusedByOfficer())
    for (const organisation of world.register.slice(41, 69)) await world.accept(next, organisation)
    await world.settle()
    expect((await world.application(next)).status).toBe('gathering')
    await world.accept(next, world.register[70]!)
    await world.settle()
    expect((await world.application(next)).status).toBe('registered')
    expect(world.members(next)).toHaveLength(30)
  })

  it('is not registered below the minimum, at its deadline neither', async () => {
    const next = await granted(await refusedByOfficer())
    for (const organisation of world.register.slice(41, 60)) await world.accept(next, organisation)
    await world.settle()
    await world.pass({ days: 62 })
    expect((await world.application(next)).status).toBe('rejected')
    expect(world.members(next)).toEqual([])
  })

  it('is decided once, by whichever of two officers is first', async () => {
    const id = await refusedByOfficer()
    await appeal(id)
    const third = await world.aPerson({ roles: ['officer'] })
    let isFirst = true
    world.around(async (call, proceed) => {
      if (isFirst && call.verb === 'write') {
        isFirst = false
        await decide(third, id, 'granted')
      }
      return proceed()
    })
    const late = await decide(second, id, 'upheld')
    world.around()
    expect(late.json.type).toBe('/problems/not-in-this-state')
    const news = world.store.items().filter(({ copiedFrom }) => copiedFrom === id)
    expect(news).toHaveLength(1)
    expect(await holder()).toBe(news[0]!['id'])
  })
})
