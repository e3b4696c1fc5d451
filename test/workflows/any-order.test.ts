import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tally } from '../../shared/domain/counts.ts'
import { contributionOf } from '../../shared/domain/answer.ts'
import type { Item, Value } from '../../shared/stores/table.ts'
import { isLive } from '../../shared/domain/transitions.ts'
import { approvalWorld, type ApprovalWorld } from '../support/approval-world.ts'
import { unreliable, type Around } from '../support/intercept.ts'
import type { WorldOptions } from '../support/world.ts'

const INVITED = 6
const MINIMUM = 4

const who = fc.integer({ min: 1, max: INVITED })
const instant = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: fc.constant('accept' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('decline' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('suspend' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('activate' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stopExecution' as const) }) },
)
const command = fc.oneof(
  { weight: 24, arbitrary: instant },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('passDays' as const), days: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep' as const) }) },
)
const turn = fc.record({ command, steps: fc.integer({ min: 0, max: 12 }) })

type Command = typeof command extends fc.Arbitrary<infer C> ? C : never

/** What people may be told; anything else is a fault of ours. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && ['Conflict', 'NotFound', 'Busy'].includes(error.name)

const obey = async (world: ApprovalWorld, id: string, asked: Command): Promise<unknown> => {
  switch (asked.do) {
    case 'accept':
      return world.accept(id, world.register[asked.who]!)
    case 'decline':
      return world.decline(id, world.register[asked.who]!)
    case 'suspend':
      return world.setStatus(world.register[asked.who]!, 'suspended')
    case 'activate':
      return world.setStatus(world.register[asked.who]!, 'active')
    case 'withdraw':
      return world.withdraw(id)
    case 'stopExecution':
      for (const { name } of world.sfn.runs()) world.sfn.stop(name)
      return undefined
    case 'passDays':
      return world.pass({ days: asked.days })
    case 'sweep':
      return world.sweep()
  }
}

const expectConsistent = async (world: ApprovalWorld, id: string): Promise<void> => {
  const application = await world.application(id)
  const [answers, counts] = [await world.answers(id), await world.counts(id)]
  const cluster = await world.cluster(id)
  const members = world.members(id).map(({ organisation }) => organisation)
  const confirmed = answers.filter(({ state }) => state === 'confirmed').map(({ organisation }) => organisation)
  if (counts.length > 0 && application.status !== 'withdrawn' && application.status !== 'rejected') {
    const { confirmed: counted, open } = tally(counts)
    const contributions = answers.map(contributionOf)
    expect({ counted, open }).toEqual({
      counted: contributions.filter((one) => one === 'confirmed').length,
      open: contributions.filter((one) => one === 'open').length,
    })
  }
  expect(cluster?.status === 'registered').toBe(application.status === 'registered')
  if (application.status === 'registered') {
    expect(cluster!.membersAtRegistration).toBeGreaterThanOrEqual(MINIMUM)
    expect(members.filter((member) => !confirmed.includes(member))).toEqual([])
  }
}

const expectEnded = async (world: ApprovalWorld, id: string): Promise<void> => {
  const { status } = await world.application(id)
  expect(isLive(status), `still ${status}`).toBe(false)
  expect(world.sfn.runs().filter((run) => run.status === 'RUNNING')).toEqual([])
  expect(world.store.items().filter(({ sk }) => sk.startsWith('WAIT#'))).toEqual([])
  const name = world.store.items().filter(({ entity }) => entity === 'Name')
  expect(name).toHaveLength(status === 'registered' ? 1 : 0)
  const ends = world.events(id).filter(({ type }) => ['registered', 'rejected', 'withdrawn', 'expired'].includes(type))
  expect(ends).toHaveLength(1)
}

/** The organisations that confirmed and are active in the register, at this very moment. */
const standing = (items: readonly Item[], id: Value | undefined): number =>
  items.filter(({ entity, applicationId, state, organisation }) => {
    const isConfirmed = entity === 'Answer' && applicationId === id && state === 'confirmed'
    return isConfirmed && items.some(({ key, status }) => key === organisation && status === 'active')
  }).length

const apply = async (choices: Iterator<number>, options: WorldOptions = {}) => {
  const pick = (many: number) => (choices.next().value as number) % Math.max(1, many)
  const world: ApprovalWorld = await approvalWorld({
    organisations: INVITED + 2,
    pack: { minimumOrganisations: MINIMUM },
    pick,
    ...options,
    onChange: ({ oldImage, newImage }) => {
      const isFlip =
        newImage?.['entity'] === 'Cluster' &&
        newImage['status'] === 'registered' &&
        oldImage?.['status'] !== 'registered'
      if (isFlip) expect(standing(world.store.items(), newImage['applicationId'])).toBeGreaterThanOrEqual(MINIMUM)
    },
  })
  return { world, id: await world.apply(world.register.slice(1, INVITED + 1)) }
}

const obeyOrRefuse = (world: ApprovalWorld, id: string, asked: Command) =>
  obey(world, id, asked).catch((error: unknown) => {
    if (!isRefusal(error)) throw error
  })

const comesToItsEnd = async (world: ApprovalWorld, id: string): Promise<void> => {
  await world.settle()
  await expectConsistent(world, id)
  await world.pass({ days: 100 })
  await world.sweep()
  await world.pass({ minutes: 30 })
  await expectConsistent(world, id)
  await expectEnded(world, id)
}

/** People's commands, each just before one of the calls that functions make: in the middle of whatever happens then. */
const inTheMiddle = (calls: readonly number[], act: (nth: number) => Promise<unknown>): Around => {
  let seen = 0
  let busy = false
  return async (_, proceed) => {
    if (busy) return proceed()
    seen += 1
    const nth = calls.indexOf(seen)
    if (nth >= 0) {
      busy = true
      await act(nth)
      busy = false
    }
    return proceed()
  }
}

describe('whatever people do, in whatever order', { timeout: 120_000 }, () => {
  it('an application ends once and what is stored agrees, if they act between two steps', async () => {
    const property = fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 14 }), fc.infiniteStream(fc.nat()), async (turns, choices) => {
        const { world, id } = await apply(choices)
        for (const { command: asked, steps } of turns) {
          for (let taken = 0; taken < steps; taken += 1) await world.step()
          await obeyOrRefuse(world, id, asked)
        }
        await comesToItsEnd(world, id)
      }),
      { numRuns: 40 },
    )
    await expect(property).resolves.toBeUndefined()
  })

  it('an application ends once and what is stored agrees, if they act in the middle of a step', async () => {
    const acts = fc.array(fc.record({ command: instant, gap: fc.integer({ min: 1, max: 12 }) }), { maxLength: 20 })
    const property = fc.assert(
      fc.asyncProperty(acts, fc.infiniteStream(fc.nat()), async (turns, choices) => {
        const { world, id } = await apply(choices)
        let at = 0
        const calls = turns.map(({ gap }) => (at += gap))
        world.around(inTheMiddle(calls, (nth) => obeyOrRefuse(world, id, turns[nth]!.command)))
        await world.settle()
        for (const { command: asked } of turns) {
          await obeyOrRefuse(world, id, asked)
          await world.settle()
        }
        world.around()
        await comesToItsEnd(world, id)
      }),
      { numRuns: 40 },
    )
    await expect(property).resolves.toBeUndefined()
  })

  it('an application ends once and what is stored agrees, if calls fail, messages come twice and the stream forgets', async () => {
    const acts = fc.array(fc.record({ command: instant, gap: fc.integer({ min: 1, max: 12 }) }), { maxLength: 12 })
    const property = fc.assert(
      fc.asyncProperty(acts, fc.infiniteStream(fc.nat()), async (turns, choices) => {
        const roll = () => ((choices.next().value as number) % 1000) / 1000
        let isCalm = false
        const happens = (share: number) => !isCalm && roll() < share
        const { world, id } = await apply(choices, {
          comesAgain: () => happens(0.1),
          isForgotten: () => happens(0.05),
        })
        for (const { command: asked } of turns) {
          world.around(unreliable(0.03, roll))
          await world.settle()
          world.around()
          await obeyOrRefuse(world, id, asked)
        }
        isCalm = true
        for (let swept = 0; swept < 4; swept += 1) {
          await world.pass({ minutes: 11 })
          await world.sweep()
        }
        await comesToItsEnd(world, id)
      }),
      { numRuns: 40 },
    )
    await expect(property).resolves.toBeUndefined()
  })
})
