import { beforeEach, describe, expect, it } from 'vitest'
import { EXTRACTS_PER_DAY } from '../../../shared/domain/extract.ts'
import { clusterFrom, clusterItem, clusterKey } from '../../../shared/items/cluster-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'
import { readMail } from '../../support/read-mail.ts'

let world: ApiWorld
let id: string
let member: Required<Sender>

beforeEach(async () => {
  world = await apiWorld()
  id = await world.apply(world.register.slice(1, 31))
  await world.settle()
  for (const organisation of world.register.slice(1, 31)) await world.accept(id, organisation)
  await world.settle()
  member = await world.aRepresentative(world.register[3]!)
})

const issue = (from: Sender = member, key = 'first') =>
  world.send(from, 'POST', `/api/clusters/${id}/extracts`, { headers: { 'idempotency-key': key } })

const title = (reply: { decision: { results: { sentences: { title: string } }[] } }) =>
  reply.decision.results[0]!.sentences.title

const strikeOff = async () => {
  const cluster = clusterFrom((await world.store.get(clusterKey(id)))!)
  await world.store.write([{ put: clusterItem({ ...cluster, status: 'struckOff' }) }])
}

describe('an extract', () => {
  it('is issued to a member, with a code by which anybody reads what it says, in either language', async () => {
    const issued = await issue()
    expect(issued).toMatchObject({ statusCode: 201, json: { number: expect.stringMatching(/^C-26-/), members: 31 } })
    const { code, page } = issued.json
    expect(page).toBe(`https://consort.example/e#${code}`)
    const read = await world.send({}, 'GET', `/api/extracts/${code.toLowerCase()}`)
    expect(read.json).toMatchObject({
      name: 'Nitride Microelectronics',
      number: issued.json.number,
      coordinator: { key: world.register[0]!.key },
      decision: { verdict: 'approved' },
      today: { status: 'registered' },
    })
    expect(read.json.members).toHaveLength(31)
    expect(read.json.members.filter(({ role }: { role: string }) => role === 'coordinator')).toHaveLength(1)
    const { json } = await world.send({}, 'GET', `/api/extracts/${code}`, { headers: { 'accept-language': 'ru' } })
    expect(title(json)).toMatch(/[а-я]/)
    expect(title(read.json)).not.toMatch(/[а-я]/)
  })

  it('says for ever what it said then, and how the cluster stands today', async () => {
    const { code } = (await issue()).json
    const before = (await world.send({}, 'GET', `/api/extracts/${code}`)).json
    await world.decline(id, world.register[5]!)
    await strikeOff()
    const after = (await world.send({}, 'GET', `/api/extracts/${code}`)).json
    expect(after).toEqual({ ...before, today: { ...before.today, status: 'struckOff' } })
  })

  it('is the same one when the request comes again, and another for another request', async () => {
    const { code } = (await issue()).json
    expect((await issue()).json.code).toBe(code)
    expect((await issue(member, 'second')).json.code).not.toBe(code)
  })

  it('is for members: others hear that there is no such cluster, and so does who has left', async () => {
    const stranger = await world.aRepresentative(world.register[35]!)
    expect((await issue(stranger)).statusCode).toBe(404)
    await world.decline(id, world.register[3]!)
    expect((await issue(member, 'after-leaving')).statusCode).toBe(404)
  })

  it('is issued so often a day and no more', async () => {
    for (let number = 0; number < EXTRACTS_PER_DAY; number += 1)
      expect((await issue(member, `${number}`)).statusCode).toBe(201)
    const refused = await issue(member, 'one-too-many')
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  it.each(['ABCD-EFGH-JKMN', 'nonsense', '%00'])('does not exist under the code %s', async (code) => {
    expect((await world.send({}, 'GET', `/api/extracts/${encodeURIComponent(code)}`)).statusCode).toBe(404)
  })
})

describe('a registration number', () => {
  it('leads anybody to the cluster that bears it, and says when it was struck off', async () => {
    const { number } = (await issue()).json
    const find = () => world.send({}, 'GET', `/api/registrations/${number.toLowerCase()}`)
    expect((await find()).json).toMatchObject({
      number,
      name: 'Nitride Microelectronics',
      status: 'registered',
      membersAtRegistration: 31,
    })
    await strikeOff()
    expect((await find()).json.status).toBe('struckOff')
  })

  it('leads nowhere while its cluster is not registered', async () => {
    const { number } = (await issue()).json
    const cluster = clusterFrom((await world.store.get(clusterKey(id)))!)
    await world.store.write([{ put: clusterItem({ ...cluster, status: 'forming' }) }])
    expect((await world.send({}, 'GET', `/api/registrations/${number}`)).statusCode).toBe(404)
    expect((await world.send({}, 'GET', '/api/registrations/C-26-000-999')).statusCode).toBe(404)
  })

  it('stands in the mails about the registration', async () => {
    const { number } = (await issue()).json
    const about = world.delivered.filter(({ raw }) => readMail(Buffer.from(raw)).text.includes(number))
    expect(about.length).toBeGreaterThanOrEqual(31)
  })
})
