import { beforeEach, describe, expect, it } from 'vitest'
import { aContent } from '../../support/builders.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let coordinator: Required<Sender>

const create = (key: string, body: object = aContent([coordinator.organisation]), from = coordinator) =>
  world.send(from, 'POST', '/api/applications', { body, headers: { 'idempotency-key': key } })
const drafts = async () => (await world.send(coordinator, 'GET', '/api/applications')).json.applications.length

beforeEach(async () => {
  world = await apiWorld()
  coordinator = await world.aRepresentative(world.register[0]!)
})

describe('a request that is repeated under its key', () => {
  it('has one effect, and the same answer', async () => {
    const [one, two] = [await create('a'), await create('a')]
    expect(two).toEqual(one)
    expect(await drafts()).toBe(1)
  })

  it('has one effect also when both come at once', async () => {
    const replies = await Promise.all(['b', 'b', 'b', 'b'].map((key) => create(key)))
    expect(new Set(replies.map(({ json }) => json.id)).size).toBe(1)
    expect(replies.every(({ statusCode }) => statusCode === 201)).toBe(true)
    expect(await drafts()).toBe(1)
  })

  it('has an effect of its own for another key, person or organisation', async () => {
    const other = await world.aRepresentative(world.register[1]!)
    await create('a')
    await create('b')
    expect((await create('a', undefined, other)).statusCode).toBe(201)
    expect(await drafts()).toBe(2)
  })

  it('is refused with another body, and as new after a day', async () => {
    await create('a')
    const changed = { ...aContent([coordinator.organisation]), name: 'Another' }
    expect((await create('a', changed)).json.type).toBe('/problems/idempotency-key-reused')
    await world.pass({ hours: 25 })
    expect((await create('a', changed)).statusCode).toBe(201)
  })

  it('is refused where the key is not plain text', async () => {
    expect((await create('with space')).json.errors[0]).toMatchObject({ in: 'header', pointer: '/idempotency-key' })
  })

  it('answers with how things stand where the first reply was lost', async () => {
    const { json } = await create('a')
    const submit = () =>
      world.send(coordinator, 'POST', `/api/applications/${json.id}/submit`, { headers: { 'idempotency-key': 's' } })
    expect((await submit()).json.status).toBe('screening')
    await world.settle()
    const again = await submit()
    expect(again.statusCode).toBe(202)
    expect(again.json.status).toBe('gathering')
  })

  it('does not remember what failed', async () => {
    const { json } = await create('a')
    const path = `/api/applications/${json.id}/extend`
    const extend = () => world.send(coordinator, 'POST', path, { headers: { 'idempotency-key': 'e' } })
    expect((await extend()).statusCode).toBe(409)
    await world.send(coordinator, 'POST', `/api/applications/${json.id}/submit`)
    await world.settle()
    const [one, two] = [await extend(), await extend()]
    expect(one.json.extensions).toBe(1)
    expect(two.json.extensions).toBe(1)
  })

  it('runs a list again without a second effect, and not beside itself', async () => {
    const { json } = await create('a')
    const identifiers = world.register.slice(1, 5).map(({ key }) => key)
    const add = (body: object = { identifiers }) =>
      world.send(coordinator, 'POST', `/api/applications/${json.id}/invitees`, {
        body,
        headers: { 'idempotency-key': 'l' },
      })
    const [one, two] = await Promise.all([add(), add()])
    expect(new Set([one?.statusCode, two?.statusCode])).toEqual(new Set([200, 409]))
    expect([one, two].find((reply) => reply?.statusCode === 409)?.json.type).toBe('/problems/request-in-progress')
    const again = await add()
    expect(again.json.invitees.every(({ verdict }: { verdict: string }) => verdict === 'already')).toBe(true)
    expect((await add({ identifiers: ['x'] })).json.type).toBe('/problems/idempotency-key-reused')
  })
})
