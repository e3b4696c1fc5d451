import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../shared/stores/table.ts'
import { makeAcceptCoordination } from '../../shared/use-cases/handover/answer-offer.ts'
import { makeOfferCoordination } from '../../shared/use-cases/handover/offer-coordination.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { representativeOf } from '../support/builders.ts'
import { aPipeline, type Pipeline } from '../support/pipeline.ts'

const MINIMUM = 4
const pack = { minimumOrganisations: MINIMUM }

/** A table whose every call waits for its turn, once turns are given. */
const inTurns = () => {
  let turns: fc.Scheduler | undefined
  const turn = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    if (turns) await turns.schedule(Promise.resolve())
    return call()
  }
  const around = (table: Table): Table => ({
    get: (key) => turn(() => table.get(key)),
    getMany: (keys) => turn(() => table.getMany(keys)),
    query: (query) => turn(() => table.query(query)),
    write: (writes) => turn(() => table.write(writes)),
  })
  return {
    around,
    /** Runs all of these at once, in an order of their calls that the scheduler chooses. */
    together: async (scheduler: fc.Scheduler, runs: readonly (() => Promise<unknown>)[]) => {
      turns = scheduler
      const settled = Promise.allSettled(runs.map((run) => run()))
      await scheduler.waitFor(settled)
      turns = undefined
      return settled
    },
  }
}

const service = { as: 'service' } as const

/** Everything that may happen to an application that is just being registered. */
const happenings = {
  register: (world: Pipeline, id: string) => firstAttempt(world, id),
  registerTwice: (world: Pipeline, id: string) => firstAttempt(world, id),
  restart: async (world: Pipeline, id: string) => {
    const again = { applicationId: id, expectedAttempt: 1, because: 'operator', by: service, now: world.now() } as const
    if ((await world.cases.restart(again)) !== 'restarted') return
    const command = { applicationId: id, attempt: 2 }
    const { outcome } = await world.tasks.assess({ ...command, enteredAt: world.now(), now: world.now() })
    if (outcome === 'approved') await world.tasks.register({ ...command, enteredAt: world.now(), now: world.now() })
  },
  join: (world: Pipeline, id: string) => world.accept(id, world.register[5]!),
  joinToo: (world: Pipeline, id: string) => world.accept(id, world.register[6]!),
  leave: (world: Pipeline, id: string) => world.decline(id, world.register[2]!),
  comeAndGo: async (world: Pipeline, id: string) => {
    await world.accept(id, world.register[4]!)
    await world.decline(id, world.register[4]!)
  },
  goAndCome: async (world: Pipeline, id: string) => {
    await world.decline(id, world.register[1]!)
    await world.accept(id, world.register[1]!)
  },
  handOver: async (world: Pipeline, id: string) => {
    const to = world.register[1]!
    const { table, newId } = world
    const about = { subject: id, now: world.now() }
    await makeOfferCoordination({ table, newId })({ ...world.coordinator, ...about, to: to.key, message: '' })
    await makeAcceptCoordination({ table, newId })({ ...about, organisation: to.key, by: representativeOf(to.key) })
  },
  suspend: async (world: Pipeline) => {
    await world.setStatus(world.register[3]!, 'suspended')
    await world.cases.hear({ key: world.register[3]!.key, now: world.now() })
  },
  replace: (world: Pipeline, id: string) =>
    world.cases.replace({
      ...world.coordinator,
      applicationId: id,
      remove: world.register[6]!.key,
      add: world.register[8]!.key,
      now: world.now(),
    }),
  wake: (world: Pipeline, id: string) => world.cases.wake({ applicationId: id, now: world.now() }),
  wait: (world: Pipeline, id: string) => world.wait(id),
  chooseMode: (world: Pipeline, id: string) =>
    world.cases.chooseMode({ ...world.coordinator, applicationId: id, mode: 'whenAllAnswered', now: world.now() }),
  withdraw: (world: Pipeline, id: string) =>
    world.cases.withdraw({ ...world.coordinator, applicationId: id, now: world.now() }),
}

/** A task that runs twice runs in one entry into its state. */
const ENTERED = '2026-09-01T09:00:00.000Z'

const firstAttempt = (world: Pipeline, id: string) =>
  world.tasks.register({ applicationId: id, attempt: 1, enteredAt: ENTERED, now: world.now() })

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && ['Conflict', 'NotFound', 'Busy'].includes(error.name)

/** What the workflow would still do, if nothing more happened. */
const finish = async (world: Pipeline, id: string): Promise<void> => {
  for (let round = 0; round < 5; round += 1) {
    const { status } = await world.application(id)
    if (status === 'registered' || status === 'withdrawn') return
    const outcome = await world.task(id, 'assess')
    if (outcome === 'notYet') return
    expect(outcome).toBe('approved')
    await world.task(id, 'register')
  }
  throw new Error('it does not come to an end')
}

const expectAgreement = async (world: Pipeline, id: string): Promise<void> => {
  const application = await world.application(id)
  const counts = await world.counts(id)
  const phases = { registered: 'registered', withdrawn: 'closed' } as Record<string, string>
  expect(counts.phase).toBe(phases[application.status] ?? 'gathering')
  const kinds = world.store.items().filter(({ pk, entity }) => pk === `APP#${id}#CNT` && entity === 'Count')
  expect(new Set(kinds.map(({ phase }) => phase)).size).toBe(1)
  if (application.status !== 'withdrawn') expect(counts).toMatchObject(await world.recount(id))
  const cluster = await world.cluster(id)
  expect(cluster?.status === 'registered').toBe(application.status === 'registered')
  expect(world.names()).toHaveLength(application.status === 'withdrawn' ? 0 : 1)
  const events = (await world.events(id)).filter(({ type }) => type === 'registered' || type === 'withdrawn')
  expect(events).toHaveLength(application.status === 'registered' || application.status === 'withdrawn' ? 1 : 0)
  const leading = (await world.answers(id)).filter(({ coordinator }) => coordinator)
  expect(leading.map(({ organisation }) => organisation)).toEqual([application.applicant])
  if (application.status !== 'registered') return
  expect((await world.coordinators(id)).toSorted()).toEqual([cluster!.coordinator])
  const confirmed = (await world.answers(id)).filter(({ state }) => state === 'confirmed')
  const members = await world.members(id)
  const keys = confirmed.map(({ organisation }) => organisation)
  expect(members.filter((member) => !keys.includes(member))).toEqual([])
  const suspended = world.register[3]!.key
  expect(keys.filter((key) => !members.includes(key) && key !== suspended)).toEqual([])
  expect(cluster!.membersAtRegistration).toBeGreaterThanOrEqual(MINIMUM)
}

/** Everything that may happen to an application that is just asking its consortium. */
const askings = {
  invite: (world: Pipeline, id: string) =>
    world.tasks.invite({ applicationId: id, attempt: 1, enteredAt: ENTERED, now: world.now() }),
  inviteTwice: (world: Pipeline, id: string) => askings.invite(world, id),
  restart: async (world: Pipeline, id: string) => {
    const again = { applicationId: id, expectedAttempt: 1, because: 'operator', by: service, now: world.now() } as const
    if ((await world.cases.restart(again)) !== 'restarted') return
    await world.tasks.invite({ applicationId: id, attempt: 2, enteredAt: world.now(), now: world.now() })
  },
  add: (world: Pipeline, id: string) => addOf(world, id, 1, 4),
  addMore: (world: Pipeline, id: string) => addOf(world, id, 3, 8),
  remove: (world: Pipeline, id: string) =>
    world.cases.remove({ ...world.coordinator, applicationId: id, key: world.register[2]!.key, now: world.now() }),
  replace: happenings.replace,
  accept: (world: Pipeline, id: string) => world.accept(id, world.register[1]!),
  decline: (world: Pipeline, id: string) => world.decline(id, world.register[4]!),
  suspend: happenings.suspend,
  arrive: async (world: Pipeline) => {
    await world.table.write([registered(newcomer, true)])
    await world.cases.hear({ key: newcomer.key, now: world.now() })
  },
  wake: happenings.wake,
  wait: happenings.wait,
  withdraw: happenings.withdraw,
}

const newcomer = anOrganisation(900)

const addOf = (world: Pipeline, applicationId: string, from: number, to: number) => {
  const identifiers = [...world.register.slice(from, to).map(({ key }) => key), newcomer.key]
  return world.cases.add({ ...world.coordinator, applicationId, identifiers, now: world.now() })
}

/** How many invitations went out twice; who is asked has one, and the counts agree with the answers. */
const askedTwice = async (world: Pipeline, id: string): Promise<number> => {
  const { status } = await world.application(id)
  const answers = await world.answers(id)
  const mails = world.mails('invitation').map(({ data }) => `${data['organisation']} ${data['generation']}`)
  const asked = answers.filter(({ invitedAt, state }) => invitedAt && state === 'invited')
  for (const { organisation, generation } of asked) expect(mails).toContain(`${organisation} ${generation}`)
  const counts = await world.counts(id)
  expect(counts.phase).toBe(status === 'withdrawn' ? 'closed' : 'gathering')
  expect(counts).toMatchObject(await world.recount(id))
  return mails.length - new Set(mails).size
}

/** What may end a wait; the stream follows each with a wake. */
const news = {
  yes: (world: Pipeline, id: string) => world.accept(id, world.register[3]!),
  another: (world: Pipeline, id: string) => world.accept(id, world.register[4]!),
  yesAndNo: async (world: Pipeline, id: string) => {
    await world.accept(id, world.register[5]!)
    await world.decline(id, world.register[5]!)
  },
  no: (world: Pipeline, id: string) => world.decline(id, world.register[1]!),
  suspend: (world: Pipeline) => changeAndHear(world, 2, 'suspended'),
  back: (world: Pipeline) => changeAndHear(world, 6, 'active'),
  mode: (world: Pipeline, id: string) =>
    world.cases.chooseMode({ ...world.coordinator, applicationId: id, mode: 'whenRulesHold', now: world.now() }),
}

const changeAndHear = async (world: Pipeline, number: number, status: 'active' | 'suspended') => {
  await world.setStatus(world.register[number]!, status)
  await world.cases.hear({ key: world.register[number]!.key, now: world.now() })
}

/** What the execution does next, until it waits or has a decision; says whether it has. */
const execute = async (world: Pipeline, id: string, first: string): Promise<boolean> => {
  let token = first
  for (let assessed = 0; assessed < 10; assessed += 1) {
    if (!world.outcomeOf(token)) return false
    if ((await world.task(id, 'assess')) === 'approved') return true
    token = await world.wait(id)
  }
  throw new Error('it spins')
}

const countsNow = async (world: Pipeline, id: string): Promise<number> => {
  const { results } = await world.cases.check({ ...world.coordinator, applicationId: id, now: world.now() })
  return Number(results.find(({ rule }) => rule === 'enoughOrganisations')!.observed['count'])
}

describe('whatever happens between any two calls of the store', () => {
  it('an application neither spins nor sleeps through its decision', { timeout: 120_000 }, async () => {
    const names = Object.keys(news) as (keyof typeof news)[]
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (scheduler, happening, wasAssessed) => {
          const { around, together } = inTurns()
          const world = await aPipeline({ organisations: 9, pack, around })
          const id = await world.gather(world.register.slice(1, 7))
          for (const number of [1, 2, 6]) await world.accept(id, world.register[number]!)
          await changeAndHear(world, 6, 'suspended')
          if (wasAssessed) await world.task(id, 'assess')
          let token = ''
          const wait = async () => {
            token = await world.wait(id)
          }
          const followed = happening.map((name) => async () => {
            await news[name](world, id)
            await world.cases.wake({ applicationId: id, now: world.now() })
          })
          const settled = await together(scheduler, [wait, ...followed])
          for (const one of settled) if (one.status === 'rejected' && !isRefusal(one.reason)) throw one.reason
          expect(await execute(world, id, token)).toBe((await countsNow(world, id)) >= MINIMUM)
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 80) },
    )
  })

  it('everybody is asked once, and counted as asked', { timeout: 120_000 }, async () => {
    const names = Object.keys(askings) as (keyof typeof askings)[]
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }),
        async (scheduler, happening) => {
          const { around, together } = inTurns()
          const world = await aPipeline({ organisations: 9, pack, around })
          const id = await world.submit([...world.register.slice(1, 7), newcomer.key])
          await world.task(id, 'screen')
          const all = ['invite' as const, ...happening.filter((name) => name !== 'invite')]
          const settled = await together(
            scheduler,
            all.map((name) => () => askings[name](world, id)),
          )
          for (const one of settled) if (one.status === 'rejected' && !isRefusal(one.reason)) throw one.reason
          expect(await askedTwice(world, id)).toBe(0)
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 80) },
    )
  })

  it('counts, members and the end of an application agree', { timeout: 120_000 }, async () => {
    const names = Object.keys(happenings) as (keyof typeof happenings)[]
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }),
        async (scheduler, happening) => {
          const { around, together } = inTurns()
          const world = await aPipeline({ organisations: 9, pack, around })
          const id = await world.gather(world.register.slice(1, 7))
          for (const organisation of world.register.slice(1, MINIMUM)) await world.accept(id, organisation)
          expect(await world.task(id, 'assess')).toBe('approved')
          const all = ['register' as const, ...happening.filter((name) => name !== 'register')]
          const settled = await together(
            scheduler,
            all.map((name) => () => happenings[name](world, id)),
          )
          for (const one of settled) if (one.status === 'rejected' && !isRefusal(one.reason)) throw one.reason
          await finish(world, id)
          await expectAgreement(world, id)
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 80) },
    )
  })
})
