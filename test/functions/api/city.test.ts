import { beforeEach, describe, expect, it } from 'vitest'
import { CITY_REQUESTS_PER_DAY } from '../../../shared/domain/city-request.ts'
import { officerCaseFrom, CASE_QUEUE } from '../../../shared/items/officer-case-item.ts'
import { putRepresentation } from '../../../shared/items/person-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { START } from '../../support/builders.ts'
import { readMail } from '../../support/read-mail.ts'

let world: ApiWorld
let id: string
let coordinator: Required<Sender>
let member: Required<Sender>
let officer: Sender

beforeEach(async () => {
  world = await apiWorld({ organisations: 8, pack: { minimumOrganisations: 4 } })
  id = await world.apply(world.register.slice(1, 5))
  await world.settle()
  for (const organisation of world.register.slice(1, 5)) await world.accept(id, organisation)
  await world.settle()
  coordinator = await world.aRepresentative(world.register[0]!)
  member = await world.aRepresentative(world.register[1]!)
  officer = await world.aPerson({ roles: ['officer'] })
})

const body = { subject: 'A plot for the clean room', text: 'We look for 2,000 square metres.' }
const ask = (from: Sender = coordinator, key = 'first') =>
  world.send(from, 'POST', `/api/clusters/${id}/city-requests`, { body, headers: { 'idempotency-key': key } })
const answer = (request: string, from: Sender = officer, key = 'answer') =>
  world.send(from, 'POST', `/api/officer/city-requests/${request}/answer`, {
    body: { answer: 'There is one in the north.' },
    headers: { 'idempotency-key': key },
  })
const list = (from: Sender) => world.send(from, 'GET', `/api/clusters/${id}/city-requests`)
const queue = async () => (await world.store.query({ index: 'gsi2', pk: CASE_QUEUE })).items.map(officerCaseFrom)

describe('a request to the city', () => {
  it('lies before the officers until one answers, and the coordinator hears by mail', async () => {
    const asked = await ask()
    expect(asked).toMatchObject({ statusCode: 201, json: body })
    expect(await queue()).toMatchObject([
      { kind: 'cityRequest', note: body.text, concerned: [coordinator.organisation] },
    ])
    expect((await answer(asked.json.id)).json).toMatchObject({ answer: 'There is one in the north.' })
    expect(await queue()).toEqual([])
    await world.settle()
    const mails = world.delivered.map(({ raw }) => readMail(Buffer.from(raw)))
    const about = mails.filter(({ text }) => text.includes('There is one in the north.'))
    expect(about.map(({ subject }) => subject)).toEqual(['The city has answered: A plot for the clean room'])
  })

  it('is read by every member with its answer, and by nobody else', async () => {
    const { json } = await ask()
    await answer(json.id)
    expect((await list(member)).json.requests).toMatchObject([{ id: json.id, answer: 'There is one in the north.' }])
    const stranger = await world.aRepresentative(world.register[6]!)
    expect((await list(stranger)).statusCode).toBe(404)
    await world.decline(id, world.register[1]!)
    expect((await list(member)).statusCode).toBe(404)
  })

  it('is made by the coordinator alone', async () => {
    expect((await ask(member)).statusCode).toBe(403)
    expect((await ask(await world.aRepresentative(world.register[6]!))).statusCode).toBe(404)
    expect(await queue()).toEqual([])
  })

  it('is made once and answered once, however often the request comes', async () => {
    const { json } = await ask()
    expect((await ask()).json.id).toBe(json.id)
    expect(await queue()).toHaveLength(1)
    expect((await answer(json.id)).statusCode).toBe(200)
    expect((await answer(json.id)).statusCode).toBe(200)
    expect((await answer(json.id, officer, 'again')).json.type).toBe('/problems/already-answered')
  })

  it('is not answered by an officer who represents the coordinator', async () => {
    const { json } = await ask()
    const { personId = '' } = officer
    await world.store.write([
      putRepresentation({ personId, organisation: coordinator.organisation, since: START, provenBy: 'code' }),
    ])
    expect((await answer(json.id)).statusCode).toBe(403)
    expect(await queue()).toHaveLength(1)
  })

  it('is made so often a day and no more', async () => {
    for (let number = 0; number < CITY_REQUESTS_PER_DAY; number += 1)
      expect((await ask(coordinator, `${number}`)).statusCode).toBe(201)
    expect((await ask(coordinator, 'more')).statusCode).toBe(429)
  })
})
