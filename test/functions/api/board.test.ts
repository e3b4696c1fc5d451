import { beforeEach, describe, expect, it } from 'vitest'
import { taxonomy } from '../../../shared/domain/taxonomy.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { readMail } from '../../support/read-mail.ts'

let world: ApiWorld
let owner: Required<Sender>
let other: Required<Sender>

const narrow = taxonomy.find(({ code }) => code.split('.').length === 3)!.code
const broad = narrow.split('.')[0]!

beforeEach(async () => {
  world = await apiWorld()
  owner = await world.aRepresentative(world.register[0]!)
  other = await world.aRepresentative(world.register[1]!)
})

const put = (from: Sender, entry: object = {}, headers = {}) =>
  world.send(from, 'POST', '/api/board', {
    headers,
    body: {
      kind: 'offer',
      title: 'Crystals',
      text: 'We grow them.',
      capabilities: [narrow],
      endsAt: '2026-09-20T00:00:00.000Z',
      ...entry,
    },
  })
const titles = async (query: Record<string, string>) =>
  (await world.send(other, 'GET', '/api/board', { query })).json.entries.map(({ title }: { title: string }) => title)
const typeOf = ({ json }: { json?: { type?: string } }) => json?.type?.replace('/problems/', '')

describe('the board', () => {
  it('shows open entries by kind and capability, the newest first, page by page', async () => {
    for (let n = 1; n <= 19; n += 1) await put(owner, { title: `offer ${n}` })
    await put(owner, { kind: 'request', title: 'a request', capabilities: [taxonomy.at(-1)!.code] })
    expect(await titles({ kind: 'request' })).toEqual(['a request'])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const query = { kind: 'offer', capability: broad, limit: '5', ...(cursor ? { cursor } : {}) }
      const { json } = await world.send(other, 'GET', '/api/board', { query })
      seen.push(...json.entries.map(({ title }: { title: string }) => title))
      cursor = json.next
    } while (cursor)
    expect(seen).toEqual(Array.from({ length: 19 }, (_, n) => `offer ${19 - n}`))
    expect(await titles({ kind: 'offer', capability: taxonomy.at(-1)!.code })).toEqual([])
  })

  it('takes an entry off when its end comes, or its owner closes it', async () => {
    const { json } = await put(owner)
    await put(owner, { title: 'Later', endsAt: '2026-10-20T00:00:00.000Z' })
    await world.pass({ days: 19 })
    expect(await titles({ kind: 'offer' })).toEqual(['Later'])
    expect(await titles({ kind: 'offer', capability: broad })).toEqual(['Later'])
    expect((await world.send(other, 'GET', `/api/board/${json.id}`)).json).toMatchObject({ open: false })
    const later = (await world.send(other, 'GET', '/api/board', { query: { kind: 'offer' } })).json.entries[0].id
    expect(typeOf(await world.send(other, 'POST', `/api/board/${later}/close`))).toBe('not-found')
    for (const _ of [1, 2]) expect((await world.send(owner, 'POST', `/api/board/${later}/close`)).json.open).toBe(false)
    expect(await titles({ kind: 'offer' })).toEqual([])
  })

  it('takes codes of the taxonomy, ends that may be, and so many entries a day', async () => {
    for (const wrong of [
      { capabilities: ['alchemy'] },
      { endsAt: world.now() },
      { endsAt: '2028-01-01T00:00:00.000Z' },
    ])
      expect((await put(owner, wrong)).statusCode).toBe(400)
    const first = await put(owner, {}, { 'idempotency-key': 'k' })
    expect((await put(owner, {}, { 'idempotency-key': 'k' })).json.id).toBe(first.json.id)
    for (let n = 2; n <= 20; n += 1) expect((await put(owner)).statusCode).toBe(201)
    expect(typeOf(await put(owner))).toBe('too-many-requests')
  })

  it('tells the owner of an interest once, and who is interested; nobody else sees them', async () => {
    const { id } = (await put(owner)).json
    const interest = (method: string, from: Sender = other) => world.send(from, method, `/api/board/${id}/interest`)
    expect((await interest('PUT', owner)).statusCode).toBe(400)
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE', 'PUT'])
      expect((await interest(method)).statusCode).toBe(204)
    await world.settle()
    const mails = world.mails().filter(({ template }) => template === 'interestShown')
    expect(mails.map(({ status }) => status)).toEqual(['sent'])
    const read = (await world.send(other, 'GET', `/api/board/${id}`)).json
    expect(read).toMatchObject({ interests: 1, interested: true, mine: false })
    const listed = await world.send(owner, 'GET', `/api/board/${id}/interests`)
    expect(listed.json.interests).toMatchObject([{ organisation: { key: other.organisation } }])
    expect(typeOf(await world.send(other, 'GET', `/api/board/${id}/interests`))).toBe('not-found')
    await world.send(owner, 'POST', `/api/board/${id}/close`)
    const third = await world.aRepresentative(world.register[2]!)
    expect(typeOf(await interest('PUT', third))).toBe('entry-closed')
  })
})

const open = (from: Sender, to: string, headers = {}) =>
  world.send(from, 'POST', '/api/conversations', {
    headers,
    body: { to, subject: 'Wafers', text: 'Do you have <b>any</b>?' },
  })
const write = (from: Sender, id: string, text: string) =>
  world.send(from, 'POST', `/api/conversations/${id}/messages`, { body: { text } })
const received = () => world.mails().filter(({ template }) => template === 'messageReceived')

describe('a conversation', () => {
  it('goes through the service both ways, by mail and inbox, and shows no address', async () => {
    const { id } = (await open(owner, other.organisation, { 'idempotency-key': 'k' })).json
    expect((await open(owner, other.organisation, { 'idempotency-key': 'k' })).json).toEqual({ id })
    await write(other, id, 'We do.')
    await world.settle()
    expect(received().map(({ status, recipient }) => [status, recipient])).toEqual([
      ['sent', { to: 'organisation', key: other.organisation, address: 'contact' }],
      ['sent', { to: 'organisation', key: owner.organisation, address: 'contact' }],
    ])
    const mails = world.delivered.map(({ raw }) => readMail(Buffer.from(raw)))
    expect(mails[0]!.subject).toBe(`Вам пишет организация ${world.register[0]!.name}`)
    expect(mails[1]!.subject).toBe(`Answer from ${world.register[1]!.name}`)
    for (const { text } of mails) expect(text.replace(/help@consort\.example/g, '')).not.toMatch(/@/)
    const inbox = (await world.send(other, 'GET', '/api/conversations')).json.conversations
    expect(inbox).toMatchObject([
      { id, opened: 'byThem', messages: 2, last: { by: 'us' }, with: { key: owner.organisation } },
    ])
    const read = await world.send(owner, 'GET', `/api/conversations/${id}`)
    expect(read.json.newest).toMatchObject([
      { number: 2, by: 'them', text: 'We do.' },
      { number: 1, by: 'us', text: 'Do you have <b>any</b>?' },
    ])
    expect(read.body).not.toMatch(/@|personId/)
  })

  it('does not exist for a third organisation', async () => {
    const { id } = (await open(owner, other.organisation)).json
    const third = await world.aRepresentative(world.register[2]!)
    expect(typeOf(await world.send(third, 'GET', `/api/conversations/${id}`))).toBe('not-found')
    expect(typeOf(await write(third, id, 'And me?'))).toBe('not-found')
    expect(typeOf(await open(owner, 'ru-inn:7735007358'))).toBe('not-found')
    expect((await open(owner, owner.organisation)).statusCode).toBe(400)
  })

  it('waits for an answer after so many messages, and takes so many a day', async () => {
    const { id } = (await open(owner, other.organisation)).json
    expect((await write(owner, id, 'Hello?')).statusCode).toBe(202)
    expect((await write(owner, id, 'Hello??')).statusCode).toBe(202)
    expect((await write(owner, id, 'Hello???')).json).toMatchObject({
      type: '/problems/awaiting-answer',
      facts: { most: 3 },
    })
    await write(other, id, 'Yes')
    expect((await write(owner, id, 'At last')).statusCode).toBe(202)
    for (let n = 0; n < 26; n += 1) await open(owner, world.register[5 + n]!.key)
    expect(typeOf(await open(owner, world.register[4]!.key))).toBe('too-many-requests')
  })

  it('sends no mail to who has muted the writer, who does not hear of it', async () => {
    const path = `/api/invitation-wishes/muted/${encodeURIComponent(owner.organisation)}`
    expect((await world.send(other, 'PUT', path)).statusCode).toBe(200)
    const { id } = (await open(owner, other.organisation)).json
    await world.settle()
    expect(received()).toEqual([])
    expect((await world.send(other, 'GET', '/api/conversations')).json.conversations).toMatchObject([
      { id, muted: true },
    ])
    expect((await world.send(owner, 'GET', `/api/conversations/${id}`)).json.muted).toBe(false)
    await world.send(other, 'DELETE', path)
    await write(owner, id, 'Again')
    await world.settle()
    expect(received()).toHaveLength(1)
  })

  it('sends no mail that was put down before the mute, and none about interest either', async () => {
    const path = `/api/invitation-wishes/muted/${encodeURIComponent(other.organisation)}`
    await open(other, owner.organisation)
    const entry = await put(owner, { title: 'Cleanroom hours' })
    await world.send(other, 'PUT', `/api/board/${entry.json.id}/interest`)
    expect((await world.send(owner, 'PUT', path)).statusCode).toBe(200)
    await world.settle()
    const dropped = world.mails().filter(({ template }) => ['messageReceived', 'interestShown'].includes(template))
    expect(dropped.map(({ status, why }) => [status, why])).toEqual([
      ['dropped', 'notAccepting'],
      ['dropped', 'notAccepting'],
    ])
    const second = await put(owner, { title: 'More hours' })
    await world.send(other, 'PUT', `/api/board/${second.json.id}/interest`)
    await world.settle()
    expect(world.mails().filter(({ template }) => template === 'interestShown')).toHaveLength(1)
  })
})
