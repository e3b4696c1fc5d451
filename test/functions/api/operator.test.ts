import { beforeEach, describe, expect, it } from 'vitest'
import { mailFrom, mailItem } from '../../../shared/items/mail-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let operator: Sender
let id: string

beforeEach(async () => {
  world = await apiWorld()
  operator = await world.aPerson({ roles: ['operator'] })
  id = await world.apply(world.register.slice(1, 5))
  await world.settle()
})

describe('an operator', () => {
  it('sees the executions and the timeline of one', async () => {
    const { json } = await world.send(operator, 'GET', '/api/operator/executions', { query: { status: 'RUNNING' } })
    expect(json.executions).toMatchObject([
      { name: `${id}-1`, applicationId: id, attempt: 1, state: 'AwaitConsortium' },
    ])
    const one = await world.send(operator, 'GET', `/api/operator/executions/${id}-1`)
    expect(one.json.steps.map(({ state }: { state: string }) => state)).toContain('ScreenApplication')
    expect((await world.send(operator, 'GET', '/api/operator/executions/none')).statusCode).toBe(404)
  })

  it('restarts an application once, however often it says so', async () => {
    const restart = () =>
      world.send(operator, 'POST', `/api/operator/applications/${id}/restart`, { body: { attempt: 1 } })
    expect((await restart()).json).toEqual({ outcome: 'restarted' })
    expect((await restart()).json).toEqual({ outcome: 'alreadyMoved' })
    await world.settle()
    expect(await world.application(id)).toMatchObject({ attempt: 2, status: 'gathering' })
    expect(await world.executions.read(`${id}-1`)).toMatchObject({ status: 'ABORTED' })
    expect(await world.executions.read(`${id}-2`)).toMatchObject({ status: 'RUNNING' })
  })

  it('reads how things stand', async () => {
    const { json } = await world.send(operator, 'GET', '/api/operator/figures')
    expect(json).toEqual({
      live: { gathering: 1 },
      stuck: [],
      clusters: 0,
      mail: { pending: 0, parked: 0, fanOuts: 0 },
      dirtyCounts: 0,
    })
  })

  it('sees mail that was given up, without an address, and puts it back once', async () => {
    const parked = mailFrom(world.store.items().find(({ entity }) => entity === 'Mail')!)
    await world.store.write([
      { put: mailItem({ ...parked, status: 'parked', attempts: 5, why: 'ServiceUnavailable' }) },
    ])
    const { json } = await world.send(operator, 'GET', '/api/operator/mail/parked')
    expect(json.mails).toMatchObject([{ id: parked.id, attempts: 5, why: 'ServiceUnavailable' }])
    expect(JSON.stringify(json)).not.toContain('@')
    const resend = () => world.send(operator, 'POST', '/api/operator/mail/parked/resend')
    expect((await resend()).json).toEqual({ resent: 1 })
    expect((await resend()).json).toEqual({ resent: 0 })
    expect((await world.send(operator, 'GET', '/api/operator/mail/parked')).json.mails).toEqual([])
  })

  it('moves the clock forward, and what is due runs', async () => {
    const { json } = await world.send(operator, 'POST', '/api/operator/clock', { body: { days: 2 } })
    expect(Date.parse(json.now) - Date.parse(world.now())).toBeGreaterThan(1.9 * 24 * 3_600_000)
    expect(world.runs).toEqual(['due'])
  })

  it('cannot move the clock beyond all moments', async () => {
    const reply = await world.send(operator, 'POST', '/api/operator/clock', { body: { days: 1e12 } })
    expect(reply.statusCode).toBe(400)
  })

  it('finds no clock to move in production', async () => {
    const production = await apiWorld({ movable: false })
    const there = await production.aPerson({ roles: ['operator'] })
    const reply = await production.send(there, 'POST', '/api/operator/clock', { body: { days: 2 } })
    expect(reply.json.type).toBe('/problems/not-found')
    expect(production.runs).toEqual([])
  })
})

describe('the clock of a stage', () => {
  it('is moved once for one idempotency key', async () => {
    const move = () =>
      world.send(operator, 'POST', '/api/operator/clock', {
        body: { days: 2 },
        headers: { 'idempotency-key': 'once' },
      })
    const [first, second] = [await move(), await move()]
    expect(Date.parse(second.json.now) - Date.parse(first.json.now)).toBeLessThan(60_000)
    expect(world.runs).toEqual(['due', 'due'])
  })
})
