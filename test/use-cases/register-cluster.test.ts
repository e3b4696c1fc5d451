import { describe, expect, it } from 'vitest'
import type { Item, Table, Write } from '../../shared/stores/table.ts'
import { faultyTable } from '../support/faulty-table.ts'
import { aPipeline, type Pipeline } from '../support/pipeline.ts'

const MINIMUM = 4
const invited = 6
const pack = { minimumOrganisations: MINIMUM }

type Hook = (writes: readonly Write[]) => Promise<void>

/** A table on which a test can do something just before a write. */
const hooked = () => {
  let hook: Hook | undefined
  const around = (table: Table): Table => ({
    ...table,
    write: async (writes) => {
      await hook?.(writes)
      return table.write(writes)
    },
  })
  const once = (matches: (writes: readonly Write[]) => boolean, act: () => Promise<unknown>) => {
    hook = async (writes) => {
      if (!matches(writes)) return
      hook = undefined
      await act()
    }
  }
  return { around, once }
}

const puts = (writes: readonly Write[]): readonly Item[] =>
  writes.flatMap((write) => ('put' in write ? [write.put] : []))
const forms = (writes: readonly Write[]) =>
  puts(writes).some(({ entity, status }) => entity === 'Cluster' && status === 'forming')
const admits = (writes: readonly Write[]) =>
  puts(writes).some(({ entity }) => entity === 'Membership') && writes.some((write) => 'check' in write)
const flips = (writes: readonly Write[]) =>
  puts(writes).some(({ entity, status }) => entity === 'Cluster' && status === 'registered')

/** An application that has been approved and stands before its registration; the applicant and `accepted` others said yes. */
const approved = async (world: Pipeline, accepted = MINIMUM - 1): Promise<string> => {
  const id = await world.gather(world.register.slice(1, invited + 1))
  for (const organisation of world.register.slice(1, accepted + 1)) await world.accept(id, organisation)
  expect(await world.task(id, 'assess')).toBe('approved')
  return id
}

const expectRegistered = async (world: Pipeline, id: string) => {
  const application = await world.application(id)
  expect(application).toMatchObject({ status: 'registered', clusterId: id })
  const confirmed = (await world.answers(id)).filter(({ state }) => state === 'confirmed')
  expect([...(await world.members(id))].toSorted()).toEqual(
    confirmed.map(({ organisation }) => organisation).toSorted(),
  )
  expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), phase: 'registered' })
  expect(await world.cluster(id)).toMatchObject({ status: 'registered' })
  const events = (await world.events(id)).map(({ type }) => type)
  expect(events.filter((type) => type === 'registered')).toHaveLength(1)
  expect(world.mails('approved')).toHaveLength(1)
  expect(world.store.items().filter(({ entity }) => entity === 'FanOut')).toHaveLength(1)
  expect(world.names()).toMatchObject([{ applicationId: id, clusterId: id }])
}

describe('registering a cluster', () => {
  it('makes the confirmed members, gives the cluster the name and closes what was due', async () => {
    const world = await aPipeline({ pack })
    const id = await approved(world, 5)
    expect(await world.task(id, 'register')).toBe('registered')
    await expectRegistered(world, id)
    expect(await world.cluster(id)).toMatchObject({ membersAtRegistration: 6 })
    expect(world.due(id, 'deadline')).toBeUndefined()
  })

  it('answers the same when its reply was lost', async () => {
    const world = await aPipeline({ pack })
    const id = await approved(world)
    const enteredAt = world.now()
    expect(await world.task(id, 'register', enteredAt)).toBe('registered')
    expect(await world.task(id, 'register', enteredAt)).toBe('registered')
    expect(await world.task(id, 'register')).toBe('registered')
    await expectRegistered(world, id)
  })

  it('admits partners who confirmed and do not count, and nobody who is suspended', async () => {
    const world = await aPipeline({ pack })
    const [, , , , fourth, fifth] = world.register
    const id = await approved(world, 5)
    await world.store.write([{ update: { pk: `ORG#${fourth!.key}`, sk: 'ORG' }, set: { kind: 'partner' } }])
    await world.setStatus(fifth!, 'suspended')
    expect(await world.task(id, 'register')).toBe('registered')
    const members = await world.members(id)
    expect(members).toContain(fourth!.key)
    expect(members).not.toContain(fifth!.key)
    expect(await world.cluster(id)).toMatchObject({ membersAtRegistration: 5 })
  })

  it('admits who had confirmed and was suspended at that moment as soon as it is active again, once', async () => {
    const world = await aPipeline({ pack })
    const late = world.register[5]!
    const id = await approved(world, 5)
    await world.setStatus(late, 'suspended')
    expect(await world.task(id, 'register')).toBe('registered')
    await world.cases.hear({ key: late.key, now: world.now() })
    expect(await world.members(id)).not.toContain(late.key)
    await world.setStatus(late, 'active')
    await world.cases.hear({ key: late.key, now: world.now() })
    await world.cases.hear({ key: late.key, now: world.now() })
    expect(await world.members(id)).toContain(late.key)
    expect(world.mails('memberJoined')).toHaveLength(1)
  })

  it('is assessed again when somebody answered since', async () => {
    const world = await aPipeline({ pack })
    const id = await approved(world)
    await world.decline(id, world.register[3]!)
    expect(await world.task(id, 'register')).toBe('changed')
    expect(await world.application(id)).toMatchObject({ status: 'assessing' })
    expect(await world.cluster(id)).toBeUndefined()
    expect(await world.task(id, 'assess')).toBe('notYet')
    expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), phase: 'gathering' })
  })

  it('goes back to gathering when a member is suspended between the thirtieth yes and registration', async () => {
    const world = await aPipeline({ pack })
    const id = await approved(world)
    await world.setStatus(world.register[3]!, 'suspended')
    expect(await world.task(id, 'register')).toBe('changed')
    expect(await world.counts(id)).toMatchObject({ phase: 'gathering' })
    expect(await world.task(id, 'assess')).toBe('notYet')
    await world.cases.hear({ key: world.register[3]!.key, now: world.now() })
    expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), confirmed: MINIMUM - 1 })
    const token = await world.wait(id)
    expect(world.outcomeOf(token)).toBeUndefined()
  })

  it.each([
    ['before it begins', undefined],
    ['before memberships are written', admits],
    ['before the flip', flips],
  ])('makes no cluster whose coordinator is struck off %s, however many others count', async (_, when) => {
    const { around, once } = hooked()
    const world = await aPipeline({ pack, around })
    const id = await approved(world, 6)
    const strike = () => world.setStatus(world.register[0]!, 'struckOff')
    if (when) once(when, strike)
    else await strike()
    expect(await world.task(id, 'register')).toBe('changed')
    expect(await world.task(id, 'assess')).toBe('rejected')
    expect(await world.task(id, 'reject')).toBe('rejected')
  })

  it.each([
    ['before the cluster forms', forms, 'changed'],
    ['before memberships are written', admits, 'changed'],
    ['before the flip', flips, 'changed'],
  ] as const)('hears of a member who leaves %s', async (_, when, outcome) => {
    const { around, once } = hooked()
    const world = await aPipeline({ pack, around })
    const id = await approved(world)
    once(when, () => world.decline(id, world.register[3]!))
    expect(await world.task(id, 'register')).toBe(outcome)
    expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), phase: 'gathering' })
    expect(await world.task(id, 'assess')).toBe('notYet')
    await world.accept(id, world.register[5]!)
    expect(await world.task(id, 'assess')).toBe('approved')
    expect(await world.task(id, 'register')).toBe('registered')
    await expectRegistered(world, id)
    expect(await world.members(id)).not.toContain(world.register[3]!.key)
  })

  it.each([
    ['before memberships are written', admits],
    ['before the flip', flips],
  ] as const)('registers nobody below the minimum when a member is suspended %s', async (_, when) => {
    const { around, once } = hooked()
    const world = await aPipeline({ pack, around })
    const id = await approved(world)
    once(when, () => world.setStatus(world.register[3]!, 'suspended'))
    expect(await world.task(id, 'register')).toBe('changed')
    expect(await world.task(id, 'assess')).toBe('notYet')
    expect(await world.application(id)).toMatchObject({ status: 'gathering' })
    await world.accept(id, world.register[4]!)
    expect(await world.task(id, 'assess')).toBe('approved')
    expect(await world.task(id, 'register')).toBe('registered')
    expect(await world.members(id)).not.toContain(world.register[3]!.key)
  })

  it.each([
    ['before memberships are written', admits],
    ['before the flip', flips],
  ] as const)('takes with it who confirms %s', async (_, when) => {
    const { around, once } = hooked()
    const world = await aPipeline({ pack, around })
    const id = await approved(world)
    once(when, () => world.accept(id, world.register[5]!))
    expect(await world.task(id, 'register')).toBe('registered')
    await expectRegistered(world, id)
    expect(await world.members(id)).toContain(world.register[5]!.key)
  })

  it('lets late answers join, and leave, a cluster that is registered', async () => {
    const world = await aPipeline({ pack })
    const id = await approved(world)
    await world.task(id, 'register')
    await world.accept(id, world.register[5]!)
    await world.decline(id, world.register[6]!)
    await world.decline(id, world.register[1]!)
    const members = await world.members(id)
    expect(members).toContain(world.register[5]!.key)
    expect(members).not.toContain(world.register[6]!.key)
    expect(members).not.toContain(world.register[1]!.key)
    expect(await world.counts(id)).toMatchObject({ ...(await world.recount(id)), phase: 'registered' })
    expect(world.mails('memberJoined')).toHaveLength(1)
    expect((await world.events(id)).filter(({ type }) => type === 'joined')).toHaveLength(1)
  })

  it('does not let a suspended organisation join late', async () => {
    const world = await aPipeline({ pack })
    const id = await approved(world)
    await world.task(id, 'register')
    await world.setStatus(world.register[5]!, 'suspended')
    await expect(world.accept(id, world.register[5]!)).rejects.toMatchObject({ code: 'organisationNotActive' })
    expect(await world.members(id)).not.toContain(world.register[5]!.key)
  })

  it('leaves no cluster when the application is withdrawn before the flip', async () => {
    const { around, once } = hooked()
    const world = await aPipeline({ pack, around })
    const id = await approved(world)
    once(flips, () => world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() }))
    const { outcome } = await world.tasks.register({
      applicationId: id,
      attempt: 1,
      enteredAt: world.now(),
      now: world.now(),
    })
    expect(outcome).toBe('superseded')
    expect(await world.application(id)).toMatchObject({ status: 'withdrawn' })
    expect(await world.cluster(id)).toMatchObject({ status: 'dropped' })
    expect(await world.counts(id)).toMatchObject({ phase: 'closed' })
    expect(world.names()).toEqual([])
    await expect(world.accept(id, world.register[5]!)).rejects.toMatchObject({ code: 'notInThisState' })
    expect((await world.members(id)).length).toBeGreaterThan(0)
    await world.cases.wake({ applicationId: id, now: world.now() })
    expect(await world.members(id)).toEqual([])
  })

  it('does not undo what a later attempt has begun', async () => {
    const { around, once } = hooked()
    const world = await aPipeline({ pack, around })
    const id = await approved(world)
    once(forms, async () => {
      const by = { as: 'service' } as const
      await world.cases.restart({ applicationId: id, expectedAttempt: 1, because: 'failure', by, now: world.now() })
      await world.task(id, 'assess')
      once(flips, async () => {
        throw new Error('killed')
      })
      await world.task(id, 'register').catch(() => {})
      expect(await world.application(id)).toMatchObject({ status: 'registering', attempt: 2 })
    })
    const late = await world.tasks.register({ applicationId: id, attempt: 1, enteredAt: world.now(), now: world.now() })
    expect(late).toEqual({ outcome: 'superseded' })
    expect(await world.application(id)).toMatchObject({ status: 'registering', attempt: 2 })
    expect(await world.counts(id)).toMatchObject({ phase: 'registering' })
    expect(await world.task(id, 'register')).toBe('registered')
    await expectRegistered(world, id)
  })
})

const play = async (fault?: { at: number; when: 'before' | 'after' }) => {
  let table: Table | undefined
  const around = (inner: Table): Table => ({
    get: (key) => (table ?? inner).get(key),
    getMany: (keys) => (table ?? inner).getMany(keys),
    query: (query) => (table ?? inner).query(query),
    write: (writes) => (table ?? inner).write(writes),
  })
  const world = await aPipeline({ pack, around })
  const id = await approved(world)
  const faulty = faultyTable(world.store, fault)
  table = faulty
  const enteredAt = world.now()
  await world.task(id, 'register', enteredAt).catch(() => {})
  table = undefined
  return { world, id, enteredAt, calls: faulty.calls() }
}

describe('a registration that is killed', () => {
  it.each(['before', 'after'] as const)('%s any of its calls is finished by a repeat, once', async (when) => {
    const { calls } = await play()
    expect(calls).toBeGreaterThan(8)
    for (let at = 1; at <= calls; at += 1) {
      const { world, id, enteredAt } = await play({ at, when })
      expect(await world.task(id, 'register', enteredAt)).toBe('registered')
      expect(await world.task(id, 'register', enteredAt)).toBe('registered')
      await expectRegistered(world, id)
    }
  })

  it.each(['before', 'after'] as const)('%s any of its calls is finished by the next attempt, once', async (when) => {
    const { calls } = await play()
    for (let at = 1; at <= calls; at += 1) {
      const { world, id } = await play({ at, when })
      const restart = {
        applicationId: id,
        expectedAttempt: 1,
        because: 'executionGone',
        by: { as: 'service' },
      } as const
      const { status } = await world.application(id)
      if (status !== 'registered') {
        await world.cases.restart({ ...restart, now: world.now() })
        await world.task(id, 'assess')
        await world.task(id, 'register')
      }
      expect(await world.application(id)).toMatchObject({ status: 'registered' })
      await expectRegistered(world, id)
    }
  })

  it('lets answers in between, and its members are exactly those who stand by their yes', async () => {
    const { calls } = await play()
    for (let at = 1; at <= calls; at += 1) {
      const { world, id, enteredAt } = await play({ at, when: 'after' })
      await world.accept(id, world.register[5]!)
      await world.accept(id, world.register[6]!)
      await world.decline(id, world.register[2]!)
      if ((await world.task(id, 'register', enteredAt)) === 'changed') {
        await world.task(id, 'assess')
        await world.task(id, 'register')
      }
      expect(await world.application(id)).toMatchObject({ status: 'registered' })
      await expectRegistered(world, id)
    }
  })

  it('leaves memberships that a later leaving takes back', async () => {
    const { calls } = await play()
    for (let at = 1; at <= calls; at += 1) {
      const { world, id, enteredAt } = await play({ at, when: 'before' })
      if ((await world.application(id)).status === 'registered') continue
      await world.decline(id, world.register[3]!)
      expect(await world.task(id, 'register', enteredAt)).toBe('changed')
      expect(await world.task(id, 'assess')).toBe('notYet')
      await world.accept(id, world.register[4]!)
      await world.decline(id, world.register[2]!)
      await world.accept(id, world.register[5]!)
      expect(await world.task(id, 'assess')).toBe('approved')
      expect(await world.task(id, 'register')).toBe('registered')
      await expectRegistered(world, id)
    }
  })

  it('writes the projects before anybody sees the cluster, and the parts of founding members with their memberships', async () => {
    const { around, once } = hooked()
    const world = await aPipeline({ pack, around })
    const id = await approved(world)
    const { projects } = await world.application(id)
    const [project] = projects
    const late = world.register[5]!
    const named = new Set([...project!.members, late.key])
    await world.store.write([
      {
        update: { pk: `APP#${id}`, sk: 'APP' },
        set: { projects: [{ ...project!, members: [...named] }] },
      },
    ])
    // Confirms between the memberships and the end: its own answer writes its part.
    once(flips, () => world.accept(id, late))
    expect(await world.task(id, 'register')).toBe('registered')
    const parts = world.store.items().filter(({ entity }) => entity === 'Participation')
    const members = await world.members(id)
    expect(members).toContain(late.key)
    expect(new Set(parts.map(({ organisation }) => organisation))).toEqual(
      new Set(members.filter((key) => named.has(key))),
    )
    expect(world.store.items().filter(({ entity }) => entity === 'Project')).toMatchObject([{ id: project!.id }])
  })
})
