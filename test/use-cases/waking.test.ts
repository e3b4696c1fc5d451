import { describe, expect, it } from 'vitest'
import { aPipeline, type Pipeline } from '../support/pipeline.ts'

const MINIMUM = 4
const pack = { minimumOrganisations: MINIMUM }

const gathering = async (invited: number, options: Parameters<typeof aPipeline>[0] = {}) => {
  const world = await aPipeline({ pack, ...options })
  const id = await world.gather(world.register.slice(1, invited + 1))
  return { world, id }
}

const wake = (world: Pipeline, id: string) => world.cases.wake({ applicationId: id, now: world.now() })

/** One short of the minimum, everybody has answered, and the application was assessed and waits. */
const oneShort = async () => {
  const { world, id } = await gathering(MINIMUM - 1)
  await world.accept(id, world.register[1]!)
  await world.accept(id, world.register[2]!)
  await world.decline(id, world.register[3]!)
  const token = await world.wait(id)
  await wake(world, id)
  return { world, id, token }
}

describe('an application that waits for its consortium', () => {
  it('waits while answers are to come and too few have confirmed', async () => {
    const { world, id } = await gathering(5)
    const token = await world.wait(id)
    await world.accept(id, world.register[1]!)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
    expect(world.waits()).toHaveLength(1)
  })

  it('is woken by the confirmation that makes the gate hold, and is then being assessed', async () => {
    const { world, id } = await gathering(5)
    const token = await world.wait(id)
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
    expect(world.waits()).toEqual([])
    expect(await world.application(id)).toMatchObject({ status: 'assessing' })
  })

  it('need not wait at all if that came before its token was stored', async () => {
    const { world, id } = await gathering(5)
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    const token = await world.wait(id)
    expect(world.outcomeOf(token)).toBe('woken')
    expect(world.waits()).toEqual([])
  })

  it('clears the marks of the counts that were seen', async () => {
    const { world, id } = await gathering(5)
    const dirty = () => world.store.items().filter(({ entity, dirtySince }) => entity === 'Count' && dirtySince)
    expect(dirty().length).toBeGreaterThan(0)
    await wake(world, id)
    expect(dirty()).toEqual([])
    await world.accept(id, world.register[1]!)
    expect(dirty()).toHaveLength(1)
  })

  it('opens a window when all have answered and too few confirmed, and tells the coordinator once', async () => {
    const { world, id, token } = await oneShort()
    await wake(world, id)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
    expect(world.due(id, 'lookAgain')).toMatch(/^2026-09-08T08:00/)
    expect(world.mails('tooFew')).toHaveLength(1)
  })

  it('opens the window also where there was nobody to ask', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather([])
    await world.wait(id)
    expect(world.store.items().filter(({ entity }) => entity === 'Wake')).toHaveLength(1)
    await wake(world, id)
    expect(world.due(id, 'lookAgain')).toMatch(/^2026-09-08T08:00/)
    expect(world.mails('tooFew')).toHaveLength(1)
  })

  it('does not spin when all have answered and one is missing', async () => {
    const { world, id, token } = await oneShort()
    for (let looked = 0; looked < 5; looked += 1) {
      world.passed({ days: 1 })
      await wake(world, id)
    }
    expect(world.outcomeOf(token)).toBeUndefined()
    world.passed({ days: 2 })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
    expect(await world.task(id, 'assess')).toBe('rejected')
    expect(await world.decision(id)).toMatchObject({ because: 'windowOver' })
  })

  it('does not sleep through a yes that takes back a no', async () => {
    const { world, id, token } = await oneShort()
    await world.accept(id, world.register[3]!)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
    expect(await world.task(id, 'assess')).toBe('approved')
  })

  it('does not sleep through the yes of somebody who was added', async () => {
    const { world, id, token } = await oneShort()
    const added = world.register[10]!
    await world.cases.add({ ...world.coordinator, applicationId: id, identifiers: [added.key], now: world.now() })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
    await world.accept(id, added)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
  })

  it('does not sleep through a member who is active again', async () => {
    const { world, id } = await gathering(MINIMUM - 1)
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    const suspended = world.register[1]!
    await world.setStatus(suspended, 'suspended')
    const first = await world.wait(id)
    expect(world.outcomeOf(first)).toBe('woken')
    expect(await world.task(id, 'assess')).toBe('notYet')
    const second = await world.wait(id)
    expect(world.outcomeOf(second)).toBeUndefined()
    await wake(world, id)
    expect(world.outcomeOf(second), 'the counts still say enough, but nothing is new').toBeUndefined()
    await world.cases.hear({ key: suspended.key, now: world.now() })
    await wake(world, id)
    expect(world.outcomeOf(second)).toBeUndefined()
    await world.setStatus(suspended, 'active')
    await world.cases.hear({ key: suspended.key, now: world.now() })
    await wake(world, id)
    expect(world.outcomeOf(second)).toBe('woken')
    expect(await world.task(id, 'assess')).toBe('approved')
  })

  it('is woken at its deadline', async () => {
    const { world, id } = await gathering(5)
    const token = await world.wait(id)
    world.advanceTo('2026-10-31T20:58:59.990Z')
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
    world.advanceTo('2026-10-31T20:59:00.000Z')
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
    expect(await world.task(id, 'assess')).toBe('rejected')
  })

  it('waits longer once the deadline is extended, as often as the pack allows', async () => {
    const { world, id } = await gathering(5)
    const token = await world.wait(id)
    const steer = { ...world.coordinator, applicationId: id }
    await world.cases.extend({ ...steer, now: world.now() })
    expect(world.due(id, 'deadline')).toBe('2026-11-30T20:59:00.000Z')
    await expect(world.cases.extend({ ...steer, now: world.now() })).rejects.toMatchObject({ code: 'noMoreExtensions' })
    world.advanceTo('2026-10-31T20:59:00.000Z')
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
    world.advanceTo('2026-11-30T20:59:00.000Z')
    await expect(world.cases.extend({ ...steer, now: world.now() })).rejects.toMatchObject({ code: 'deadlinePassed' })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
  })
})

const steered = async (mode: 'whenAllAnswered' | 'onMyWord') => {
  const { world, id } = await gathering(5)
  const steer = { ...world.coordinator, applicationId: id }
  await world.cases.chooseMode({ ...steer, mode, now: world.now() })
  for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
  const token = await world.wait(id)
  await wake(world, id)
  expect(world.outcomeOf(token)).toBeUndefined()
  return { world, id, token, steer }
}

describe('the moment of decision that a coordinator chooses', () => {
  it('comes when the last one has answered', async () => {
    const { world, id, token } = await steered('whenAllAnswered')
    await world.decline(id, world.register[4]!)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
    await world.decline(id, world.register[5]!)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
    expect(await world.task(id, 'assess')).toBe('approved')
  })

  it('comes with the word', async () => {
    const { world, id, token, steer } = await steered('onMyWord')
    await world.cases.decideNow({ ...steer, now: world.now() })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
    expect(await world.task(id, 'assess')).toBe('approved')
  })

  it('comes when another mode is chosen in which it has come', async () => {
    const { world, id, token, steer } = await steered('onMyWord')
    await world.cases.chooseMode({ ...steer, mode: 'whenRulesHold', now: world.now() })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('woken')
  })

  it('is open again when the mode is chosen anew after a word', async () => {
    const { world, id, steer } = await steered('onMyWord')
    await world.cases.decideNow({ ...steer, now: world.now() })
    await world.cases.chooseMode({ ...steer, mode: 'onMyWord', now: world.now() })
    expect(await world.task(id, 'assess')).toBe('notYet')
  })

  it('cannot be had by a word while too few have confirmed', async () => {
    const { world, id } = await gathering(5)
    await world.accept(id, world.register[1]!)
    const word = world.cases.decideNow({ ...world.coordinator, applicationId: id, now: world.now() })
    await expect(word).rejects.toMatchObject({ name: 'GateShort' })
    const results = await word.catch(({ results: found }) => found)
    expect(results.find(({ rule }: { rule: string }) => rule === 'enoughOrganisations')).toMatchObject({
      passes: false,
      observed: { count: 2 },
      required: { count: MINIMUM },
    })
    expect(await world.application(id)).not.toHaveProperty('word')
  })

  it('is nobody else’s business', async () => {
    const { world, id } = await gathering(5)
    const { key } = world.register[1]!
    const other = { organisation: key, by: world.coordinator.by, applicationId: id }
    await expect(world.cases.decideNow({ ...other, now: world.now() })).rejects.toMatchObject({ name: 'NotFound' })
    await expect(world.cases.extend({ ...other, now: world.now() })).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('a wait', () => {
  it('of an older attempt is superseded at once, and does not touch the newer', async () => {
    const { world, id } = await gathering(5)
    const by = { as: 'operator', personId: 'o' } as const
    const restart = { applicationId: id, expectedAttempt: 1, because: 'operator', by } as const
    expect(await world.cases.restart({ ...restart, now: world.now() })).toBe('restarted')
    const current = await world.wait(id)
    const late = await world.wait(id, 'consortium', { attempt: 1 })
    expect(world.outcomeOf(late)).toBe('superseded')
    expect(world.outcomeOf(current)).toBeUndefined()
    expect(world.waits()).toMatchObject([{ token: current, attempt: 2 }])
  })

  it('that stood when a newer attempt began is superseded by the waker', async () => {
    const { world, id } = await gathering(5)
    const old = await world.wait(id)
    const by = { as: 'operator', personId: 'o' } as const
    await world.cases.restart({ applicationId: id, expectedAttempt: 1, because: 'operator', by, now: world.now() })
    await wake(world, id)
    expect(world.outcomeOf(old)).toBe('superseded')
    expect(world.waits()).toEqual([])
  })

  it('whose execution was stopped is forgotten once another attempt runs, and starts no third', async () => {
    const { world, id } = await gathering(5)
    const old = await world.wait(id)
    world.engine.waiting.delete(old)
    world.engine.running.clear()
    const by = { as: 'operator', personId: 'o' } as const
    await world.cases.restart({ applicationId: id, expectedAttempt: 1, because: 'operator', by, now: world.now() })
    await wake(world, id)
    await wake(world, id)
    expect(await world.application(id)).toMatchObject({ attempt: 2 })
    expect(world.waits()).toEqual([])
  })

  it('whose execution is gone begins the next attempt when it is due', async () => {
    const { world, id } = await gathering(5)
    const old = await world.wait(id)
    world.engine.waiting.delete(old)
    world.engine.running.clear()
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    await wake(world, id)
    expect(await world.application(id)).toMatchObject({ attempt: 2 })
    expect(await world.run(id)).toMatchObject({ resumeAt: 'InviteConsortium' })
  })

  it('of an officer is not ended by an answer that comes late', async () => {
    const { world, id } = await gathering(MINIMUM + 1)
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    const { pk, sk } = { pk: `APP#${id}`, sk: 'APP' }
    const item = (await world.store.get({ pk, sk }))!
    const assessed = { versions: [0, 0, 0, 0, 0, 0, 0, 0], at: world.now() }
    await world.store.write([
      {
        put: { ...item, status: 'review', reviewSince: world.now(), _run: { resumeAt: 'AwaitOfficer', assessed } },
      },
    ])
    const token = await world.wait(id, 'officer')
    await world.accept(id, world.register[MINIMUM]!)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
  })

  it('of an officer ends by itself when somebody is lost and too few are left', async () => {
    const { world, id } = await gathering(MINIMUM)
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    const item = (await world.store.get({ pk: `APP#${id}`, sk: 'APP' }))!
    const assessed = { versions: [0, 0, 0, 0, 0, 0, 0, 0], at: world.now() }
    await world.store.write([
      {
        put: { ...item, status: 'review', reviewSince: world.now(), _run: { resumeAt: 'AwaitOfficer', assessed } },
      },
    ])
    const token = await world.wait(id, 'officer')
    await world.decline(id, world.register[1]!)
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('finding')
  })

  it('ends when the application is withdrawn', async () => {
    const { world, id } = await gathering(5)
    const token = await world.wait(id)
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('withdrawn')
    const late = await world.wait(id, 'consortium', { attempt: 1 })
    expect(world.outcomeOf(late)).toBe('withdrawn')
    expect(world.waits()).toEqual([])
  })
})
