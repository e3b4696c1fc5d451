import { reviewCaseId } from '../../shared/domain/officer-case.ts'
import { officerCaseFrom, officerCaseKey } from '../../shared/items/officer-case-item.ts'
import { describe, expect, it } from 'vitest'
import type { Table, Write } from '../../shared/stores/table.ts'
import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import { after } from '../../shared/domain/time.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { makeRecordFinding } from '../../shared/use-cases/record-finding.ts'
import { makePublishRulePack } from '../../shared/use-cases/publish-rule-pack.ts'
import { aPipeline, type Pipeline } from '../support/pipeline.ts'

const MINIMUM = 4
const pack = { minimumOrganisations: MINIMUM }

/** Does something just before a write that a test waits for. */
const hooked = () => {
  let waiting: { matches: (writes: readonly Write[]) => boolean; act: () => Promise<unknown> } | undefined
  const around = (table: Table): Table => ({
    ...table,
    write: async (writes) => {
      const hook = waiting
      if (hook?.matches(writes)) {
        waiting = undefined
        await hook.act()
      }
      return table.write(writes)
    },
  })
  return {
    around,
    once: (matches: (writes: readonly Write[]) => boolean, act: () => Promise<unknown>) => {
      waiting = { matches, act }
    },
  }
}

const ends = (writes: readonly Write[]) =>
  writes.some((write) => 'update' in write && write.set?.['status'] === 'rejected')

const refused = async (options: Parameters<typeof aPipeline>[0] = {}) => {
  const world = await aPipeline({ pack, ...options })
  const id = await world.gather(world.register.slice(1, 6))
  world.advanceTo('2026-10-31T20:59:00.000Z')
  expect(await world.task(id, 'assess')).toBe('rejected')
  return { world, id }
}

describe('the refusal of a consortium', () => {
  it('closes the case with the reasons, once however often it is repeated', async () => {
    const { world, id } = await refused()
    const command = { applicationId: id, attempt: 1, enteredAt: world.now() }
    expect(await world.tasks.reject({ ...command, now: world.now() })).toEqual({ outcome: 'rejected' })
    expect(await world.tasks.reject({ ...command, now: world.now() })).toEqual({ outcome: 'rejected' })
    expect(await world.application(id)).toMatchObject({ status: 'rejected', attempt: 2 })
    expect(await world.decision(id)).toMatchObject({ verdict: 'rejected', because: 'deadline' })
    expect(await world.counts(id)).toMatchObject({ phase: 'closed' })
    expect(world.mails('rejected')).toHaveLength(1)
    expect(world.names()).toEqual([])
    const late = { applicationId: id, attempt: 1, enteredAt: world.now(), now: world.now() }
    expect(await world.tasks.reject(late)).toEqual({ outcome: 'superseded' })
  })

  it('is taken back when an answer came since the assessment', async () => {
    const { world, id } = await refused()
    await world.decline(id, world.register[1]!)
    expect(await world.task(id, 'reject')).toBe('changed')
    expect(await world.task(id, 'assess')).toBe('rejected')
    expect(await world.task(id, 'reject')).toBe('rejected')
  })

  it('is taken back when an answer comes in the very moment', async () => {
    const { around, once } = hooked()
    const { world, id } = await refused({ around })
    once(ends, () => world.decline(id, world.register[1]!))
    expect(await world.task(id, 'reject')).toBe('changed')
    expect(await world.application(id)).toMatchObject({ status: 'assessing' })
  })

  it.each(['before', 'after'] as const)(
    'is finished by a repeat when it was killed %s any of its calls',
    async (when) => {
      for (let at = 1; ; at += 1) {
        let table: Table | undefined
        const around = (inner: Table): Table => ({
          get: (key) => (table ?? inner).get(key),
          getMany: (keys) => (table ?? inner).getMany(keys),
          query: (query) => (table ?? inner).query(query),
          write: (writes) => (table ?? inner).write(writes),
        })
        const { world, id } = await refused({ around })
        const faulty = faultyTable(world.store, { at, when })
        table = faulty
        const enteredAt = world.now()
        const command = { applicationId: id, attempt: 1, enteredAt, now: world.now() }
        await world.tasks.reject(command).catch(() => {})
        table = undefined
        expect(await world.tasks.reject(command)).toEqual({ outcome: 'rejected' })
        expect((await world.events(id)).filter(({ type }) => type === 'rejected')).toHaveLength(1)
        expect(world.mails('rejected')).toHaveLength(1)
        if (faulty.calls() < at) break
      }
    },
  )
})

describe('an assessment', () => {
  it('answers the same when its reply was lost, although more has been answered since', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    const enteredAt = world.now()
    expect(await world.task(id, 'assess', enteredAt)).toBe('notYet')
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    expect(await world.task(id, 'assess', enteredAt)).toBe('notYet')
    expect(await world.task(id, 'assess')).toBe('approved')
  })

  it('counts against the register of this moment, whatever the counts say', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, MINIMUM))
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    await world.setStatus(world.register[1]!, 'struckOff')
    expect(await world.counts(id)).toMatchObject({ confirmed: MINIMUM })
    expect(await world.task(id, 'assess')).toBe('notYet')
    const enough = (await world.decision(id)).results.find(({ rule }) => rule === 'enoughOrganisations')
    expect(enough).toMatchObject({ observed: { count: MINIMUM - 1 }, concerned: [{ why: 'struckOff' }] })
    expect(world.due(id, 'lookAgain')).toBeDefined()
  })

  it('refuses at once where nobody can mend it', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    await world.setStatus(world.register[0]!, 'suspended')
    expect(await world.task(id, 'assess')).toBe('rejected')
  })

  it('keeps the pack that the case started under', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    const { version: _, ...stricter } = firstRulePack
    const publish = makePublishRulePack({ table: world.table })
    expect(
      await publish({ pack: { ...stricter, times: { ...stricter.times, gathering: { days: 1 } } } }),
    ).toMatchObject({
      version: 3,
    })
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    expect(await world.task(id, 'assess')).toBe('approved')
    const next = await world.submit([], { by: world.register[9]!, content: { name: 'Next' } })
    expect(await world.application(next)).toMatchObject({ packVersion: 3, deadline: '2026-09-02T20:59:00.000Z' })
  })
})

const wake = (world: Pipeline, id: string) => world.cases.wake({ applicationId: id, now: world.now() })

/** A second application whose name is nearly that of a cluster, approved but for that. */
const inReview = async (options: Parameters<typeof aPipeline>[0] = {}) => {
  const world = await aPipeline({
    pack: { ...pack, rules: { ...firstRulePack.rules, consortiumIsNew: 'off' } },
    ...options,
  })
  const cluster = await world.gather(world.register.slice(20, 26), {
    by: world.register[19]!,
    content: { name: 'Nitride Microelectronics of Moscow' },
  })
  for (const organisation of world.register.slice(20, 26)) await world.accept(cluster, organisation)
  await world.task(cluster, 'assess')
  expect(await world.task(cluster, 'register')).toBe('registered')
  const id = await world.gather(world.register.slice(1, 8), {
    content: { name: 'Nitride Microelectronics in Moscow' },
  })
  for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
  expect(await world.task(id, 'assess')).toBe('review')
  const token = await world.wait(id, 'officer')
  return { world, id, token }
}

const reviewCase = async ({ store }: Pipeline, id: string) =>
  officerCaseFrom((await store.get(officerCaseKey(reviewCaseId(id))))!)

describe('a question for an officer', () => {
  const officer = '00000000-0000-4000-8000-00000000000f'
  const find = (world: Pipeline, applicationId: string, verdict: 'accept' | 'refuse') =>
    world.cases.find({
      applicationId,
      rule: 'nameIsDistinct',
      verdict,
      reason: 'seen',
      personId: officer,
      now: world.now(),
    })

  it('waits for its finding, and a yes leads to approval', async () => {
    const { world, id, token } = await inReview()
    expect(await world.application(id)).toMatchObject({ status: 'review' })
    expect(await reviewCase(world, id)).toMatchObject({ status: 'open', facts: { rules: 'nameIsDistinct' } })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBeUndefined()
    await find(world, id, 'accept')
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('finding')
    expect(await world.task(id, 'assess')).toBe('approved')
    expect(await reviewCase(world, id)).toMatchObject({
      status: 'closed',
      outcome: 'approved',
      closedBy: `officer:${officer}`,
    })
    expect(await world.task(id, 'register')).toBe('registered')
  })

  it('leads to a refusal by a no', async () => {
    const { world, id } = await inReview()
    await find(world, id, 'refuse')
    expect(await world.task(id, 'assess')).toBe('rejected')
    expect(await world.task(id, 'reject')).toBe('rejected')
    expect(await world.decision(id)).toMatchObject({
      because: 'officer',
      findings: [{ verdict: 'refuse', reason: 'seen' }],
    })
  })

  it('cannot be answered with yes below the minimum, by nobody; the case goes on by itself', async () => {
    const { world, id, token } = await inReview()
    await world.decline(id, world.register[1]!)
    const finding = find(world, id, 'accept')
    await expect(finding).rejects.toMatchObject({ name: 'GateShort' })
    const results = await finding.catch(({ results: found }) => found)
    expect(results.find(({ rule }: { rule: string }) => rule === 'enoughOrganisations')).toMatchObject({
      observed: { count: MINIMUM - 1 },
      concerned: expect.arrayContaining([{ key: world.register[1]!.key, name: world.register[1]!.name, why: 'left' }]),
    })
    expect(await world.application(id)).toMatchObject({ status: 'review' })
    await wake(world, id)
    expect(world.outcomeOf(token)).toBe('finding')
    expect(await world.task(id, 'assess')).toBe('notYet')
    await world.accept(id, world.register[5]!)
    expect(await world.task(id, 'assess')).toBe('review')
    await find(world, id, 'accept')
    expect(await world.task(id, 'assess')).toBe('approved')
  })

  it('is asked again when the evidence is another than what the officer saw', async () => {
    const { world, id } = await inReview()
    await find(world, id, 'accept')
    const twin = await world.gather(world.register.slice(27, 33), {
      by: world.register[26]!,
      content: { name: 'Nitride Microelectronics at Moscow' },
    })
    for (const organisation of world.register.slice(27, 33)) await world.accept(twin, organisation)
    await world.store.write([
      {
        put: {
          pk: 'NAME#x',
          sk: 'NAME',
          entity: 'Name',
          name: 'Nitride Microelectronics on Moscow',
          applicationId: twin,
          gsi2pk: 'NAMES',
          gsi2sk: 'x',
        },
      },
    ])
    expect(await world.task(id, 'assess')).toBe('review')
  })

  it('is not for an officer who represents somebody in the case, nor about a rule that asks nothing', async () => {
    const { world, id } = await inReview()
    const organisationsOf = async () => [world.register[2]!.key]
    const concerned = makeRecordFinding({ table: world.table, newId: world.newId, organisationsOf })
    const finding = { applicationId: id, reason: 'seen', personId: officer, now: world.now() } as const
    await expect(concerned({ ...finding, rule: 'nameIsDistinct', verdict: 'accept' })).rejects.toMatchObject({
      name: 'Forbidden',
    })
    const idle = world.cases.find({ ...finding, rule: 'severalSectors', verdict: 'accept' })
    await expect(idle).rejects.toMatchObject({ code: 'nothingToFind' })
    const gathering = await world.gather([], { content: { name: 'Else' } })
    await expect(find(world, gathering, 'refuse')).rejects.toMatchObject({ code: 'notInThisState' })
    await expect(find(world, gathering, 'accept')).rejects.toMatchObject({ name: 'GateShort' })
  })

  it('is answered also when the wait is entered only afterwards', async () => {
    const { world, id } = await inReview()
    await find(world, id, 'accept')
    const token = await world.wait(id, 'officer')
    expect(world.outcomeOf(token)).toBe('finding')
  })
})

const restart = (world: Pipeline, id: string, expectedAttempt: number, because: 'failure' | 'operator' = 'failure') =>
  world.cases.restart({ applicationId: id, expectedAttempt, because, by: { as: 'service' }, now: world.now() })

const fail = (world: Pipeline, id: string, attempt: number, state: string) =>
  world.tasks.stuck({ applicationId: id, attempt, state, error: 'Error', enteredAt: world.now(), now: world.now() })

describe('an attempt that fails', () => {
  it('is followed by another after one minute, then ten; the third time a person is called', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    const first = await fail(world, id, 1, 'InviteConsortium')
    expect(first).toEqual({ outcome: 'retrying' })
    const retryAt = world.due(id, 'retry')!
    expect(retryAt < after(world.now(), { minutes: 1 })).toBe(true)
    expect(await restart(world, id, 1)).toBe('restarted')
    expect(world.due(id, 'retry')).toBeUndefined()
    expect(await fail(world, id, 2, 'InviteConsortium')).toEqual({ outcome: 'retrying' })
    expect(world.due(id, 'retry')! > after(world.now(), { minutes: 9 })).toBe(true)
    expect(await restart(world, id, 2)).toBe('restarted')
    expect(await fail(world, id, 3, 'InviteConsortium')).toEqual({ outcome: 'stuck' })
    expect(await world.application(id)).toMatchObject({
      status: 'gathering',
      stuck: { error: 'InviteConsortium: Error' },
    })
    expect(world.due(id, 'retry')).toBeUndefined()
    expect((await world.events(id)).filter(({ type }) => type === 'stuck')).toHaveLength(1)
    expect(await restart(world, id, 3, 'operator')).toBe('restarted')
    expect(await world.application(id)).not.toHaveProperty('stuck')
    expect(await fail(world, id, 4, 'InviteConsortium')).toEqual({ outcome: 'retrying' })
  })

  it.each(['RegisterCluster', 'RecordRejection'])(
    'gets stuck also when %s fails after each assessment',
    async (state) => {
      const world = await aPipeline({ pack })
      const id = await world.gather(world.register.slice(1, 6))
      if (state === 'RecordRejection') world.advanceTo('2026-10-31T20:59:00.000Z')
      else for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
      const outcomes: string[] = []
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        await world.task(id, 'assess')
        outcomes.push((await fail(world, id, attempt, state)).outcome)
        if (attempt < 3) await restart(world, id, attempt)
      }
      expect(outcomes).toEqual(['retrying', 'retrying', 'stuck'])
    },
  )

  it('starts to count anew once it waits again', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    await fail(world, id, 1, 'AwaitConsortium')
    await restart(world, id, 1)
    await fail(world, id, 2, 'AwaitConsortium')
    await restart(world, id, 2)
    await world.wait(id)
    expect(await fail(world, id, 3, 'AwaitConsortium')).toEqual({ outcome: 'retrying' })
  })

  it('does not stick to a case that has ended', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
    await world.task(id, 'assess')
    await world.task(id, 'register')
    expect(await fail(world, id, 1, 'RegisterCluster')).toEqual({ outcome: 'superseded' })
    expect(world.due(id, 'retry')).toBeUndefined()
  })

  it('is restarted once, however many ask for it', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    const both = await Promise.all([restart(world, id, 1), restart(world, id, 1)])
    expect(both.toSorted()).toEqual(['alreadyMoved', 'restarted'])
    expect(await restart(world, id, 1)).toBe('alreadyMoved')
    expect(await world.application(id)).toMatchObject({ attempt: 2 })
    expect(await world.store.get({ pk: `APP#${id}`, sk: 'START' })).toMatchObject({ attempt: 2 })
  })

  it('is not restarted after the end', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather([])
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    await expect(restart(world, id, 2, 'operator')).rejects.toMatchObject({ code: 'notRestartable' })
  })

  it('does nothing any more when it wakes up late', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    await restart(world, id, 1)
    for (const name of ['screen', 'invite', 'assess', 'register', 'reject'] as const) {
      const late = { applicationId: id, attempt: 1, enteredAt: world.now(), now: world.now() }
      expect(await world.tasks[name](late)).toEqual({ outcome: 'superseded' })
    }
    expect(await fail(world, id, 1, 'AssessConsortium')).toEqual({ outcome: 'superseded' })
  })

  it('leaves no trace of a stop when the case is withdrawn', async () => {
    const world = await aPipeline({ pack })
    const id = await world.gather(world.register.slice(1, 6))
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await fail(world, id, attempt, 'InviteConsortium')
      if (attempt < 3) await restart(world, id, attempt)
    }
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    expect(await world.application(id)).not.toHaveProperty('stuck')
  })
})
