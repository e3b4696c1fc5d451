import { beforeEach, describe, expect, it } from 'vitest'
import { mailFrom, mailItem } from '../../../shared/items/mail-item.ts'
import { apiWorld, type ApiWorld, type Sender } from '../../support/api-world.ts'

let world: ApiWorld
let operator: Sender

const hold = (what: string, notes?: object) =>
  world.send(operator, 'PUT', `/api/operator/holds/${what}`, { body: { reason: 'an incident', notes } })
/** Lets it go on, and runs the sweep that the release starts on a stage. */
const release = async (what: string) => {
  const { statusCode } = await world.send(operator, 'DELETE', `/api/operator/holds/${what}`)
  await world.pass({ minutes: 3 })
  await world.sweep()
  return statusCode
}
const status = async () => (await world.send({}, 'GET', '/api/status')).json.holds
const pending = () => world.mails().filter((mail) => mail.status === 'pending')

beforeEach(async () => {
  world = await apiWorld({ pack: { minimumOrganisations: 3 } })
  operator = await world.aPerson({ roles: ['operator'] })
})

describe('a hold', () => {
  it('is said to everybody in both languages, but not why; twice is one, and so is its end', async () => {
    expect(await status()).toEqual([])
    await hold('mail')
    await hold('mail', { en: 'Back at noon', ru: 'Вернёмся в полдень' })
    expect(await status()).toEqual([
      { what: 'mail', since: expect.any(String), notes: { en: 'Back at noon', ru: 'Вернёмся в полдень' } },
    ])
    expect((await world.send(operator, 'GET', '/api/operator/holds')).json.holds).toMatchObject([
      { what: 'mail', reason: 'an incident' },
    ])
    expect([await release('mail'), await release('mail')]).toEqual([204, 204])
    expect(await status()).toEqual([])
    expect(world.runs).toEqual(['due', 'due'])
  })

  it('wants words in both languages or in none', async () => {
    expect((await hold('mail', { en: 'Back at noon' })).json.errors).toMatchObject([{ pointer: '/notes/ru' }])
  })
})

describe('mail that is held', () => {
  it('stays pending without an attempt, however often it is looked at, and goes out once after the release', async () => {
    await hold('mail')
    await world.apply(world.register.slice(1, 4))
    await world.settle()
    await world.pass({ minutes: 10 })
    await world.sweep()
    expect(world.delivered).toEqual([])
    const held = pending()
    expect(held.map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0])
    await release('mail')
    expect(world.delivered).toHaveLength(4)
    await world.sweep()
    expect(world.delivered).toHaveLength(4)
    expect(world.dead).toEqual([])
  })

  it('lets codes pass, because without them nobody could release it', async () => {
    await hold('mail')
    const { personId = '' } = operator
    const window = '2026-09-01T08:00'
    const code = {
      id: `code-${personId}-${window}`,
      template: 'signInCode',
      recipient: { to: 'person', id: personId },
      data: { window },
      status: 'pending',
      attempts: 0,
      createdAt: world.now(),
    } as const
    await world.store.write([{ put: mailItem(code) }])
    await world.settle()
    expect(world.mails()).toMatchObject([{ template: 'signInCode', attempts: 1 }])
  })

  it('is given up where an operator discards it', async () => {
    await hold('mail')
    await world.apply(world.register.slice(1, 4))
    await world.settle()
    const [first] = pending()
    const discard = () => world.send(operator, 'POST', `/api/operator/mail/${encodeURIComponent(first!.id)}/discard`)
    expect([(await discard()).json, (await discard()).json]).toEqual([
      { outcome: 'discarded' },
      { outcome: 'unchanged' },
    ])
    await release('mail')
    expect(world.delivered).toHaveLength(3)
  })
})

describe('one parked mail', () => {
  it('is put back by its id, once', async () => {
    await world.apply(world.register.slice(1, 4))
    await world.settle()
    const parked = mailFrom(world.store.items().find(({ entity }) => entity === 'Mail')!)
    await world.store.write([{ put: mailItem({ ...parked, status: 'parked', attempts: 5, why: 'Throttled' }) }])
    const resend = () => world.send(operator, 'POST', `/api/operator/mail/${encodeURIComponent(parked.id)}/resend`)
    expect([(await resend()).json, (await resend()).json]).toEqual([{ outcome: 'resent' }, { outcome: 'unchanged' }])
  })
})

describe('submissions that are held', () => {
  it('hear so with the operators’ words, and can be sent after the release', async () => {
    const coordinator = await world.aRepresentative(world.register[0]!)
    const content = {
      name: 'Held',
      projects: [
        {
          id: 'p',
          title: 'P',
          programmes: ['research'],
          stage: 'planned',
          sectors: ['it'],
          members: [world.register[0]!.key],
        },
      ],
    }
    const { id } = (await world.send(coordinator, 'POST', '/api/applications', { body: content })).json
    const submit = () => world.send(coordinator, 'POST', `/api/applications/${id}/submit`)
    await hold('submissions', { en: 'Back at noon', ru: 'Вернёмся в полдень' })
    expect(await submit()).toMatchObject({
      statusCode: 409,
      json: { type: '/problems/held', facts: { note: 'Back at noon' } },
    })
    await release('submissions')
    expect((await submit()).statusCode).toBe(202)
  })
})

/** An application that would be registered at once, were it not held. */
const ready = async () => {
  const id = await world.apply(world.register.slice(1, 4))
  await world.settle()
  await world.accept(id, world.register[1]!)
  await world.accept(id, world.register[2]!)
  await world.settle()
  return id
}

describe('decisions that are held', () => {
  it('come after the release, and nothing fails, spins or is restarted meanwhile', async () => {
    await hold('decisions')
    const id = await ready()
    const states = world.visited(`${id}-1`).length
    for (let round = 0; round < 5; round += 1) {
      await world.pass({ minutes: 30 })
      await world.sweep()
    }
    expect(await world.application(id)).toMatchObject({ status: 'gathering', attempt: 1 })
    expect(world.visited(`${id}-1`)).toHaveLength(states)
    await release('decisions')
    expect(await world.application(id)).toMatchObject({ status: 'registered', attempt: 1 })
    expect(world.members(id)).toHaveLength(3)
    expect(world.dead).toEqual([])
  })

  it('come after the release for an application whose deadline passed meanwhile', async () => {
    await hold('decisions')
    const id = await world.apply(world.register.slice(1, 4))
    await world.settle()
    await world.pass({ days: 70 })
    await world.sweep()
    expect(await world.application(id)).toMatchObject({ status: 'gathering', attempt: 1 })
    await release('decisions')
    expect(await world.application(id)).toMatchObject({ status: 'rejected' })
  })

  it('do not keep a coordinator from withdrawing', async () => {
    await hold('decisions')
    const id = await ready()
    const coordinator = await world.aRepresentative(world.register[0]!)
    await world.send(coordinator, 'POST', `/api/applications/${id}/withdraw`, { body: {} })
    await world.settle()
    expect(await world.executions.read(`${id}-1`)).toMatchObject({ status: 'SUCCEEDED' })
  })

  it.each(['AssessConsortium', 'RegisterCluster', 'AwaitConsortium'])(
    'wait where the hold comes as the workflow is about to enter %s',
    async (state) => {
      const id = await world.apply(world.register.slice(1, 4))
      await world.settle()
      const before = world.visited(`${id}-1`).filter((one) => one === state).length
      await world.accept(id, world.register[1]!)
      await world.accept(id, world.register[2]!)
      for (let steps = 0; steps < 1000; steps += 1) {
        const entered = world.visited(`${id}-1`).filter((one) => one === state).length
        if (entered > before || !(await world.step())) break
      }
      await hold('decisions')
      await world.settle()
      const held = await world.application(id)
      expect(['gathering', 'registered']).toContain(held.status)
      await release('decisions')
      expect(await world.application(id)).toMatchObject({ status: 'registered' })
      expect(world.dead).toEqual([])
    },
  )
})
