import { beforeEach, describe, expect, it } from 'vitest'
import { personKey } from '../../../shared/items/person-item.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import type { Sender } from '../../support/api-world.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'
import { readMail } from '../../support/read-mail.ts'

let world: ClusterWorld
let lead: Organisation
let outsider: Organisation
let officer: Sender
let investor: Sender
let project: string
let before: number

const UNTIL = '2026-12-01T00:00:00.000Z'
const typeOf = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')
const letters = () => world.delivered.slice(before).map(({ raw, to }) => ({ to, ...readMail(Buffer.from(raw)) }))
const about = () => `/api/clusters/${world.id}/projects/${project}/conversations`
const opening = (differing: object = {}) => ({ cluster: world.id, project, text: 'We may invest', ...differing })
const post = (from: Sender, path: string, body: object, headers = {}) =>
  world.send(from, 'POST', path, { body, headers })
const get = async (from: Sender, path: string) => (await world.send(from, 'GET', path)).json

beforeEach(async () => {
  world = await clusterWorld()
  lead = world.register[1]!
  outsider = world.register[20]!
  officer = await world.aPerson({ roles: ['officer'] })
  investor = await world.aPerson()
  const content = { title: 'Drivers', programmes: ['innovation'], stage: 'idea', sectors: ['electronics'] }
  const seeks = { money: { sum: { amount: 1_000_000, currency: 'RUB' }, until: UNTIL } }
  project = (await world.say(lead, 'POST', `/api/clusters/${world.id}/projects`, { ...content, seeks })).json.id
  await world.settle()
  before = world.delivered.length
})

describe('writing about a project that seeks partners or money', () => {
  it('reaches its coordinator from an investor who acts for nobody, and the answer comes back; no address is shown', async () => {
    const headers = { 'idempotency-key': 'once' }
    const { json, statusCode } = await post(investor, '/api/me/conversations', opening(), headers)
    expect(statusCode).toBe(201)
    expect((await post(investor, '/api/me/conversations', opening(), headers)).json).toEqual(json)
    await world.settle()
    const [mail] = letters()
    expect(letters()).toHaveLength(1)
    expect(mail!.text).toContain('We may invest')
    expect(mail!.text).toContain('Drivers')
    const coordinator = await world.as(world.coordinator)
    expect((await get(coordinator, '/api/conversations')).conversations).toMatchObject([
      { id: json.id, with: { kind: 'person' }, subject: 'Drivers', about: { clusterId: world.id, project } },
    ])
    await post(coordinator, `/api/conversations/${json.id}/messages`, { text: 'Come and see' })
    await world.settle()
    expect(letters().at(-1)).toMatchObject({ to: `${investor.personId}@example.invalid` })
    const read = await world.send(investor, 'GET', `/api/me/conversations/${json.id}`)
    expect(read.json).toMatchObject({
      with: { kind: 'organisation', key: world.coordinator.key },
      newest: [
        { by: 'them', text: 'Come and see' },
        { by: 'us', text: 'We may invest' },
      ],
    })
    const seen = await world.send(coordinator, 'GET', `/api/conversations/${json.id}`)
    for (const { body } of [read, seen]) expect(body).not.toMatch(/@|person:|personId/)
    expect(seen.body).not.toContain(investor.personId)
    for (const { text } of letters()) expect(text.replace(/help@consort\.example/g, '')).not.toMatch(/@/)
  })

  it('reaches the lead where that is meant, and the coordinator once the lead has left the cluster', async () => {
    const sender = await world.as(outsider)
    await post(sender, about(), { text: 'May we join?', to: 'lead' })
    await world.say(lead, 'POST', `/api/memberships/${world.id}/leave`)
    await post(sender, about(), { text: 'May we join?', to: 'lead' })
    const { conversations } = await get(sender, '/api/conversations')
    expect(conversations.map((one: any) => one.with.key).toSorted()).toEqual(
      [lead.key, world.coordinator.key].toSorted(),
    )
    expect(typeOf(await post(await world.as(world.coordinator), about(), { text: 'x' }))).toBe('invalid-request')
  })

  it('is for the city too: every officer reads it, the answer goes to who wrote last, and only while in office', async () => {
    const other = await world.aPerson({ roles: ['officer'] })
    const { id } = (await post(officer, '/api/officer/conversations', opening({ text: 'The city is interested' }))).json
    await world.settle()
    expect(letters().at(-1)!.text).toMatch(/город|city/i)
    const coordinator = await world.as(world.coordinator)
    await post(coordinator, `/api/conversations/${id}/messages`, { text: 'Good' })
    await world.settle()
    expect(letters().at(-1)!.to).toBe(`${officer.personId}@example.invalid`)
    expect((await post(other, `/api/officer/conversations/${id}/messages`, { text: 'When?' })).statusCode).toBe(202)
    await post(coordinator, `/api/conversations/${id}/messages`, { text: 'Tomorrow' })
    await world.settle()
    expect(letters().at(-1)!.to).toBe(`${other.personId}@example.invalid`)
    expect((await get(officer, '/api/officer/conversations')).conversations).toMatchObject([{ id, messages: 4 }])
    expect((await get(coordinator, '/api/conversations')).conversations).toMatchObject([{ with: { kind: 'city' } }])
    await world.table.write([{ update: personKey(other.personId!), set: { roles: [] } }])
    expect(typeOf(await post(other, `/api/officer/conversations/${id}/messages`, { text: 'x' }))).toBe('forbidden')
  })

  it('is nobody else’s to read, and is refused where the project seeks nothing or is not there', async () => {
    const { id } = (await post(investor, '/api/me/conversations', opening())).json
    const somebody = await world.aPerson()
    for (const [from, path] of [
      [somebody, `/api/me/conversations/${id}`],
      [officer, `/api/officer/conversations/${id}`],
      [await world.as(outsider), `/api/conversations/${id}`],
    ] as const)
      expect((await world.send(from, 'GET', path)).statusCode).toBe(404)
    project = 'nitride'
    expect(typeOf(await post(investor, '/api/me/conversations', opening()))).toBe('not-seeking')
    expect((await post(officer, '/api/officer/conversations', opening())).statusCode).toBe(201)
    project = 'none'
    expect((await post(officer, '/api/officer/conversations', opening())).statusCode).toBe(404)
  })

  it('waits for an answer after so many messages, and takes so many a day', async () => {
    const { id } = (await post(investor, '/api/me/conversations', opening())).json
    const more = () => post(investor, `/api/me/conversations/${id}/messages`, { text: 'Hello?' })
    expect([(await more()).statusCode, (await more()).statusCode]).toEqual([202, 202])
    expect(typeOf(await more())).toBe('awaiting-answer')
    for (let n = 0; n < 27; n += 1) await post(investor, '/api/me/conversations', opening())
    expect(typeOf(await post(investor, '/api/me/conversations', opening()))).toBe('too-many-requests')
  })
})
