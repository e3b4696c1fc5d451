import { describe, expect, it } from 'vitest'
import type { Table } from '../../shared/stores/table.ts'
import { aPipeline, type Pipeline } from '../support/pipeline.ts'

const other = (world: Pipeline) => {
  const applicant = world.register[1]!
  return {
    by: applicant,
    coordinator: { organisation: applicant.key, by: { ...world.coordinator.by, organisation: applicant.key } },
  }
}

const reservations = (world: Pipeline) => world.names().map(({ applicationId, name }) => ({ applicationId, name }))

const change = async (world: Pipeline, applicationId: string, name: string) => {
  const { version } = await world.application(applicationId)
  return world.cases.change({ ...world.coordinator, applicationId, version, change: { name }, now: world.now() })
}

const submitAgain = (world: Pipeline, applicationId: string) =>
  world.cases.submit({ ...world.coordinator, applicationId, now: world.now() })

describe('a submitted application', () => {
  it('has a case number, a deadline at the end of a day and the newest pack, and hears of it', async () => {
    const world = await aPipeline()
    const id = await world.submit([])
    expect(await world.application(id)).toMatchObject({
      status: 'screening',
      caseNumber: '26-000-001',
      packVersion: 1,
      attempt: 1,
      mode: 'whenRulesHold',
      deadline: '2026-10-31T20:59:00.000Z',
    })
    expect(world.mails('submissionReceived')).toHaveLength(1)
    expect(await world.store.get({ pk: `APP#${id}`, sk: 'START' })).toMatchObject({ attempt: 1 })
    expect((await world.events(id)).map(({ type }) => type)).toEqual(['created', 'submitted'])
  })

  it('cannot be submitted twice, not even at the same moment', async () => {
    const world = await aPipeline()
    const { id } = await world.cases.create({
      content: { name: 'Once', purpose: '', projects: [], admission: 'open' },
      applicant: world.coordinator.organisation,
      personId: world.coordinator.by.personId,
      now: world.now(),
    })
    const both = await Promise.allSettled([submitAgain(world, id), submitAgain(world, id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(submitAgain(world, id)).rejects.toMatchObject({ code: 'notInThisState' })
    expect(world.mails('submissionReceived')).toHaveLength(1)
  })

  it('gathers with its coordinator’s own confirmation, and has reserved its name', async () => {
    const world = await aPipeline()
    const id = await world.submit(world.register.slice(1, 5))
    const enteredAt = world.now()
    expect(await world.task(id, 'screen', enteredAt)).toBe('eligible')
    expect(await world.task(id, 'screen', enteredAt)).toBe('eligible')
    expect(await world.application(id)).toMatchObject({ status: 'gathering' })
    expect(await world.counts(id)).toMatchObject({ confirmed: 1, open: 0, phase: 'gathering' })
    expect(reservations(world)).toEqual([{ applicationId: id, name: 'Nitride Microelectronics' }])
  })

  it('is refused when its applicant is not an active participant, and says so', async () => {
    const world = await aPipeline()
    const id = await world.submit([])
    await world.setStatus(world.register[0]!, 'suspended')
    expect(await world.task(id, 'screen')).toBe('rejected')
    const enteredAt = world.now()
    expect(await world.task(id, 'reject', enteredAt)).toBe('rejected')
    const again = { applicationId: id, attempt: 1, enteredAt, now: world.now() }
    expect(await world.tasks.reject(again)).toEqual({ outcome: 'rejected' })
    expect(await world.application(id)).toMatchObject({ status: 'rejected' })
    expect(world.mails('rejected')).toHaveLength(1)
    const failing = (await world.decision(id)).results.filter(({ passes, effect }) => !passes && effect === 'reject')
    expect(failing).toMatchObject([{ rule: 'applicantIsActiveParticipant', observed: { status: 'suspended' } }])
  })

  it('is returned with every fault at once, and gathers when all are mended', async () => {
    const world = await aPipeline()
    const id = await world.submit([], { content: { projects: [] } })
    expect(await world.task(id, 'screen')).toBe('needsCorrection')
    const application = await world.application(id)
    expect(application).toMatchObject({
      status: 'needsCorrection',
      faults: [{ rule: 'atLeastOneProject' }, { rule: 'projectMembersBelong' }],
      correctBy: '2026-09-15T20:59:00.000Z',
    })
    const token = await world.wait(id, 'correction')
    expect(world.outcomeOf(token)).toBeUndefined()
    await submitAgain(world, id)
    await world.cases.wake({ applicationId: id, now: world.now() })
    expect(world.outcomeOf(token)).toBe('corrected')
    expect(await world.task(id, 'screen')).toBe('needsCorrection')
    const project = (await world.application(await world.submit([], { content: { name: 'B' } }))).projects
    const { version } = await world.application(id)
    await world.cases.change({
      ...world.coordinator,
      applicationId: id,
      version,
      change: { projects: project },
      now: world.now(),
    })
    await submitAgain(world, id)
    expect(await world.task(id, 'screen')).toBe('eligible')
    expect((await world.events(id)).filter(({ type }) => type === 'resubmitted')).toHaveLength(2)
  })

  it('expires when no correction comes, and frees its name', async () => {
    const world = await aPipeline()
    const id = await world.submit([], { content: { projects: [] } })
    await world.task(id, 'screen')
    expect(reservations(world)).toHaveLength(1)
    const token = await world.wait(id, 'correction')
    world.advanceTo('2026-09-15T20:59:00.000Z')
    await world.cases.wake({ applicationId: id, now: world.now() })
    expect(world.outcomeOf(token)).toBe('due')
    await expect(submitAgain(world, id)).rejects.toMatchObject({ code: 'deadlinePassed' })
    expect(await world.task(id, 'reject')).toBe('expired')
    expect(await world.application(id)).toMatchObject({ status: 'expired' })
    expect(await world.decision(id)).toMatchObject({ verdict: 'expired', because: 'noCorrection' })
    expect(world.mails('expired')).toHaveLength(1)
    expect(reservations(world)).toEqual([])
  })
})

describe('the name of an application', () => {
  it('is given to one of two that are screened at the same moment; the other is told before it gathers', async () => {
    let together: Promise<unknown> | undefined
    const around = (table: Table): Table => ({
      ...table,
      write: async (writes) => {
        const rival = together
        together = undefined
        await rival
        return table.write(writes)
      },
    })
    const world = await aPipeline({ around })
    const first = await world.submit([], { content: { name: 'Нитрид' } })
    const second = await world.submit([], { by: world.register[1]!, content: { name: '«НИТРИД»' } })
    const screens: Promise<string>[] = []
    const rival = async () => screens.push(Promise.resolve(await world.task(second, 'screen')))
    together = new Promise((resolve) => setImmediate(() => resolve(rival())))
    const outcome = await world.task(first, 'screen')
    expect(new Set([outcome, await screens[0]])).toEqual(new Set(['eligible', 'needsCorrection']))
    const told = outcome === 'needsCorrection' ? first : second
    expect(await world.application(told)).toMatchObject({
      status: 'needsCorrection',
      faults: [{ path: '/name', rule: 'nameIsFree' }],
    })
    expect(await world.store.query({ pk: `APP#${told}#CNT` })).toMatchObject({ items: [] })
    expect(reservations(world)).toHaveLength(1)
  })

  it('is swapped in one step when a correction renames it', async () => {
    const world = await aPipeline()
    const id = await world.submit([], { content: { name: 'Alpha', projects: [] } })
    await world.task(id, 'screen')
    expect(reservations(world)).toEqual([{ applicationId: id, name: 'Alpha' }])
    await change(world, id, 'Beta')
    await submitAgain(world, id)
    expect(await world.task(id, 'screen')).toBe('needsCorrection')
    expect(reservations(world)).toEqual([{ applicationId: id, name: 'Beta' }])
  })

  it('is no obstacle to itself', async () => {
    const world = await aPipeline()
    const id = await world.submit([], { content: { name: 'Alpha', projects: [] } })
    await world.task(id, 'screen')
    await change(world, id, 'ALPHA')
    await submitAgain(world, id)
    await world.task(id, 'screen')
    expect(reservations(world)).toEqual([{ applicationId: id, name: 'ALPHA' }])
    expect(await world.application(id)).toMatchObject({ faults: [{ rule: 'atLeastOneProject' }, {}] })
  })

  it('stays reserved while a rename meets a name that is taken, and is freed at the end', async () => {
    const world = await aPipeline()
    const rival = await world.submit([], { by: other(world).by, content: { name: 'Taken' } })
    expect(await world.task(rival, 'screen')).toBe('eligible')
    const id = await world.submit([], { content: { name: 'Alpha', projects: [] } })
    await world.task(id, 'screen')
    await change(world, id, 'Taken')
    await submitAgain(world, id)
    expect(await world.task(id, 'screen')).toBe('needsCorrection')
    expect(reservations(world)).toHaveLength(2)
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    expect(reservations(world)).toEqual([{ applicationId: rival, name: 'Taken' }])
  })

  it('can be had by another once its application is withdrawn', async () => {
    const world = await aPipeline()
    const id = await world.gather([])
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    const next = await world.submit([], { by: other(world).by })
    expect(await world.task(next, 'screen')).toBe('eligible')
  })
})

describe('a withdrawn application', () => {
  it('has closed counts, no name and nothing due, and tells those it asked', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 5))
    const withdraw = { ...world.coordinator, applicationId: id, reason: 'no money' }
    const first = await world.cases.withdraw({ ...withdraw, now: world.now() })
    expect(await world.cases.withdraw({ ...withdraw, now: world.now() })).toEqual(first)
    expect(await world.application(id)).toMatchObject({ status: 'withdrawn', reason: 'no money', attempt: 2 })
    expect(await world.counts(id)).toMatchObject({ phase: 'closed' })
    expect(reservations(world)).toEqual([])
    expect(world.due(id, 'deadline')).toBeUndefined()
    expect(world.mails('withdrawn')).toHaveLength(1)
    expect(world.store.items().filter(({ entity }) => entity === 'FanOut')).toMatchObject([{ closes: true }])
    await expect(world.accept(id, world.register[1]!)).rejects.toMatchObject({ code: 'notInThisState' })
  })

  it('is a case that has ended: no step does anything to it any more', async () => {
    const world = await aPipeline()
    const id = await world.gather(world.register.slice(1, 5))
    await world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    for (const name of ['screen', 'invite', 'assess', 'register', 'reject'] as const) {
      const late = { applicationId: id, attempt: 1, enteredAt: world.now(), now: world.now() }
      expect(await world.tasks[name](late)).toEqual({ outcome: 'superseded' })
    }
    expect(await world.application(id)).toMatchObject({ status: 'withdrawn' })
  })

  it('was no draft', async () => {
    const world = await aPipeline()
    const { id } = await world.cases.create({
      content: { name: 'Draft', purpose: '', projects: [], admission: 'open' },
      applicant: world.coordinator.organisation,
      personId: world.coordinator.by.personId,
      now: world.now(),
    })
    const withdrawal = world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() })
    await expect(withdrawal).rejects.toMatchObject({ code: 'notInThisState' })
  })
})

describe('a draft', () => {
  it('needs a name that has letters, and is changed against the version that was seen', async () => {
    const world = await aPipeline()
    const make = (name: string) =>
      world.cases.create({
        content: { name, purpose: '', projects: [], admission: 'open' },
        applicant: world.coordinator.organisation,
        personId: world.coordinator.by.personId,
        now: world.now(),
      })
    await expect(make('«—»')).rejects.toMatchObject({ name: 'InvalidRequest' })
    const { id } = await make('Alpha')
    const edit = (version: number) =>
      world.cases.change({
        ...world.coordinator,
        applicationId: id,
        version,
        change: { name: 'Beta' },
        now: world.now(),
      })
    expect(await edit(1)).toMatchObject({ name: 'Beta', version: 2 })
    await expect(edit(1)).rejects.toMatchObject({ name: 'PreconditionFailed' })
    await expect(change(world, id, '...')).rejects.toMatchObject({ name: 'InvalidRequest' })
  })

  it('keeps a list, names every fault of it at once in a check, and stores nothing by checking', async () => {
    const world = await aPipeline()
    const [applicant, ...others] = world.register
    const suspended = others[28]!
    const partner = others[29]!
    await world.setStatus(suspended, 'suspended')
    await world.store.write([{ update: { pk: `ORG#${partner.key}`, sk: 'ORG' }, set: { kind: 'partner' } }])
    const { id } = await world.cases.create({
      content: { name: 'List', purpose: '', projects: [], admission: 'open' },
      applicant: applicant!.key,
      personId: world.coordinator.by.personId,
      now: world.now(),
    })
    const list = [...others.slice(0, 28), suspended, partner, others[0]!].map(({ key }) => key)
    await world.cases.add({
      ...world.coordinator,
      applicationId: id,
      identifiers: [...list, 'ru-inn:7735007358'],
      now: world.now(),
    })
    const before = world.store.items()
    const checked = await world.cases.check({ organisation: applicant!.key, applicationId: id, now: world.now() })
    expect(world.store.items()).toEqual(before)
    const found = new Map(checked.results.map((result) => [result.rule, result]))
    expect(found.size).toBe(10)
    expect(found.get('eachCountedOnce')).toMatchObject({
      passes: false,
      concerned: [{ key: others[0]!.key, why: 'twice' }],
    })
    const enough = found.get('enoughOrganisations')!
    expect(enough).toMatchObject({ passes: false, observed: { possible: 29 }, required: { count: 30 } })
    expect(enough.concerned.filter(({ why }) => why !== 'notAsked')).toEqual([
      { key: suspended.key, name: suspended.name, why: 'suspended' },
      { key: partner.key, name: partner.name, why: 'kindNotCounted' },
      { key: 'ru-inn:7735007358', name: 'ru-inn:7735007358', why: 'unknown' },
    ])
    expect(checked).toMatchObject({ stage: 'screening', outcome: 'needsCorrection', gateHolds: false })
  })
})
