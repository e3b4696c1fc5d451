import { describe, expect, it } from 'vitest'
import { approvalWorld, type ApprovalWorld } from '../support/approval-world.ts'
import { counting, failing, type Around } from '../support/intercept.ts'

const START = { organisations: 8, pack: { minimumOrganisations: 4 } } as const

/** A whole application, of which only what nobody calls by hand can fail: what a person does is repeated by that person. */
const wholePath = async (around?: Around): Promise<{ world: ApprovalWorld; id: string }> => {
  const world = await approvalWorld(START)
  const settle = async () => {
    world.around(around)
    await world.settle()
    world.around()
  }
  const invited = world.register.slice(1, 7)
  const id = await world.apply(invited)
  await settle()
  await world.decline(id, invited[5]!)
  for (const organisation of invited.slice(0, 4)) {
    await world.accept(id, organisation)
    await settle()
  }
  await world.pass({ minutes: 11 })
  await world.pass({ minutes: 11 })
  return { world, id }
}

const outcomeOf = async ({ world, id }: Awaited<ReturnType<typeof wholePath>>) => ({
  application: (await world.application(id)).status,
  cluster: (await world.cluster(id))?.status,
  members: world.members(id).map(({ organisation }) => organisation),
  events: world
    .events(id)
    .map(({ type, organisation }) => `${type} ${organisation ?? ''}`)
    .filter((event) => !event.startsWith('restarted'))
    .toSorted(),
  mails: world
    .mails()
    .map(({ template, recipient }) => `${template} ${JSON.stringify(recipient)}`)
    .toSorted(),
  succeeded: world.sfn.runs().filter(({ status }) => status === 'SUCCEEDED').length,
  running: world.sfn.runs().filter(({ status }) => status === 'RUNNING').length,
  dead: world.dead,
})

describe('a whole application with one fault', async () => {
  const { around, calls } = counting()
  const undisturbed = await outcomeOf(await wholePath(around))
  const faults = Array.from({ length: calls() }, (_, at) => at + 1)

  it('registers, undisturbed', () => {
    expect(undisturbed).toMatchObject({ application: 'registered', cluster: 'registered', running: 0, dead: [] })
  })

  it.each(['before', 'after'] as const)('ends as it would have, whichever call fails %s its effect', async (when) => {
    for (const at of faults) {
      const disturbed = await outcomeOf(await wholePath(failing(at, when)))
      expect(disturbed, `call ${at}`).toEqual(undisturbed)
    }
  })
})
