import { describe, expect, it } from 'vitest'
import { approvalWorld, type ApprovalWorld } from '../support/approval-world.ts'
import { counting, failing, outage, type Around } from '../support/intercept.ts'

const START = { organisations: 4, pack: { minimumOrganisations: 3 } } as const

/** A whole application, of which only what nobody calls by hand can fail: what a person does, that person would do again. */
const wholePath = async (around?: Around, mend: (world: ApprovalWorld) => Promise<void> = async () => {}) => {
  const world = await approvalWorld(START)
  const settle = async () => {
    world.around(around)
    await world.settle()
    world.around()
    await mend(world)
  }
  const [, , ...others] = world.register
  const declining = world.register[1]!
  const id = await world.apply([declining, ...others])
  await settle()
  await world.decline(id, declining)
  for (const organisation of others) {
    await world.accept(id, organisation)
    await settle()
  }
  return { world, id }
}

/** What matters in the end; a retry may begin a new attempt, and mail may go out twice where a fault hits between the two. */
const outcomeOf = async ({ world, id }: Awaited<ReturnType<typeof wholePath>>) => {
  const events = world.events(id).filter(({ type }) => type !== 'restarted')
  return {
    application: (await world.application(id)).status,
    cluster: (await world.cluster(id))?.status,
    members: world.members(id).map(({ organisation }) => organisation),
    events: events.map(({ type, organisation = '' }) => `${type} ${organisation}`).toSorted(),
    mails: world
      .mails()
      .map(({ template, recipient, status }) => `${template} ${JSON.stringify(recipient)} ${status}`)
      .toSorted(),
    delivered: new Set(world.delivered.map(({ raw }) => /^X-Consort-Mail: (.*)$/im.exec(raw)?.[1])).size,
    succeeded: world.sfn.runs().filter(({ status }) => status === 'SUCCEEDED').length,
    running: world.sfn.runs().filter(({ status }) => status === 'RUNNING').length,
  }
}

/** The quarter of an hour after an outage: what is due is acted on, and the sweep mends the rest. */
const comeBack = async (world: ApprovalWorld): Promise<void> => {
  for (let minutes = 0; minutes < 15; minutes += 5) {
    await world.pass({ minutes: 5 })
    await world.sweep()
  }
}

/** A new attempt may assess again what an earlier one had assessed. */
const onceEach = (outcome: Awaited<ReturnType<typeof outcomeOf>>) => ({ ...outcome, events: new Set(outcome.events) })

const upTo = (many: number) => Array.from({ length: many }, (_, at) => at + 1)

describe('a whole application', { timeout: 120_000 }, async () => {
  const { around, calls } = counting()
  const undisturbed = await outcomeOf(await wholePath(around))

  it('registers and sends each mail, undisturbed', () => {
    expect(undisturbed).toMatchObject({ application: 'registered', cluster: 'registered', running: 0, succeeded: 1 })
    expect(undisturbed.mails.filter((mail) => !mail.endsWith(' sent'))).toEqual([])
  })

  it.each(['before', 'after'] as const)('ends as it would have, whichever call fails %s its effect', async (when) => {
    for (const at of upTo(calls(when))) {
      const path = await wholePath(failing(at, when))
      expect(await outcomeOf(path), `call ${at}`).toEqual(undisturbed)
      expect(path.world.dead, `call ${at}`).toEqual([])
    }
  })

  it('ends as it would have after an outage, whenever that begins', async () => {
    for (const from of upTo(calls('before')).filter((at) => at % 7 === 0)) {
      const path = await wholePath(outage(from, 40), comeBack)
      expect(onceEach(await outcomeOf(path)), `outage from call ${from}`).toEqual(onceEach(undisturbed))
    }
  })
})
