import { describe, expect, it } from 'vitest'
import { firstRulePack } from '../../shared/domain/rule-pack.ts'
import { approvalWorld, type ApprovalWorld } from '../support/approval-world.ts'
import { anOrganisation, registered } from '../support/a-register.ts'
import { justBefore } from '../support/intercept.ts'

const FEW = { organisations: 12, pack: { minimumOrganisations: 4 } } as const

const statusOf = async (world: ApprovalWorld, id: string) => (await world.application(id)).status

const acceptAll = async (world: ApprovalWorld, id: string, organisations: ApprovalWorld['register']) => {
  for (const organisation of organisations) await world.accept(id, organisation)
  await world.settle()
}

/** An application of the first of twelve, which asks the next `many`; nobody has answered yet. */
const gathering = async (many = 5, options: Parameters<typeof approvalWorld>[0] = FEW) => {
  const world = await approvalWorld(options)
  const invited = world.register.slice(1, 1 + many)
  const id = await world.apply(invited)
  await world.settle()
  return { world, invited, id }
}

/** The states on the way to a registration of so many and one. */
const stepsWith = async (many: number) => {
  const { world, invited, id } = await gathering(many, { organisations: many + 1 })
  await acceptAll(world, id, invited)
  expect(await statusOf(world, id)).toBe('registered')
  return world.visited(`${id}-1`)
}

describe('from an application to its end', () => {
  it('registers a cluster with the thirtieth confirmation, coordinator included', async () => {
    const { world, invited, id } = await gathering(34, { organisations: 40 })
    await acceptAll(world, id, invited.slice(0, 28))
    expect(await statusOf(world, id)).toBe('gathering')
    await acceptAll(world, id, invited.slice(28, 29))
    expect(await statusOf(world, id)).toBe('registered')
    expect(world.members(id)).toHaveLength(30)
    expect(world.sfn.runs().map(({ status }) => status)).toEqual(['SUCCEEDED'])
  })

  it('takes as many steps for a hundred and fifty organisations as for thirty', async () => {
    expect(await stepsWith(150)).toEqual(await stepsWith(30))
  })

  it('lets those join who say yes after the registration', async () => {
    const { world, invited, id } = await gathering(5)
    await acceptAll(world, id, invited.slice(0, 3))
    expect(await statusOf(world, id)).toBe('registered')
    await acceptAll(world, id, invited.slice(3))
    expect(world.members(id)).toHaveLength(6)
    expect(world.events(id).filter(({ type }) => type === 'joined')).toHaveLength(2)
  })

  it('refuses at the deadline when too few have confirmed, and tells everybody why', async () => {
    const times = { ...firstRulePack.times, invitation: { days: 90 } }
    const { world, invited, id } = await gathering(5, { ...FEW, pack: { ...FEW.pack, times } })
    await acceptAll(world, id, invited.slice(0, 2))
    await world.pass({ days: 70 })
    expect(await statusOf(world, id)).toBe('rejected')
    expect(await world.decision(id)).toMatchObject({ verdict: 'rejected', because: 'deadline' })
    const told = world.mails().filter(({ template }) => template === 'rejected')
    const keys = told.map(({ recipient }) => (recipient.to === 'organisation' ? recipient.key : ''))
    expect(keys).toHaveLength(6)
    expect(new Set(keys)).toEqual(new Set([world.register[0]!, ...invited].map(({ key }) => key)))
    expect(world.sfn.runs().map(({ status }) => status)).toEqual(['SUCCEEDED'])
  })

  it('neither spins nor sleeps when all have answered and one is missing', async () => {
    const { world, invited, id } = await gathering(4)
    await acceptAll(world, id, invited.slice(0, 2))
    for (const organisation of invited.slice(2)) await world.decline(id, organisation)
    await world.settle()
    await world.pass({ days: 3 })
    expect(world.visited(`${id}-1`).filter((state) => state === 'AssessConsortium')).toEqual([])
    expect(world.mails().filter(({ template }) => template === 'tooFew')).toHaveLength(1)
    await world.pass({ days: 10 })
    expect(await statusOf(world, id)).toBe('rejected')
    expect(await world.decision(id)).toMatchObject({ because: 'windowOver' })
  })

  it.each([
    ['an answer that is changed', (world: ApprovalWorld, id: string) => world.accept(id, world.register[3]!)],
    [
      'a new invitee',
      async (world: ApprovalWorld, id: string) => {
        await world.ask(id, [world.register[8]!])
        await world.accept(id, world.register[8]!)
      },
    ],
    ['the register', (world: ApprovalWorld) => world.setStatus(world.register[2]!, 'active')],
  ])('registers in the window when the last one comes by %s', async (_, come) => {
    const { world, invited, id } = await gathering(4)
    await acceptAll(world, id, invited.slice(0, 2))
    await world.setStatus(world.register[2]!, 'suspended')
    for (const organisation of invited.slice(2)) await world.decline(id, organisation)
    await world.settle()
    if (come.length > 1) {
      await world.setStatus(world.register[2]!, 'active')
      await world.settle()
    } else await world.accept(id, invited[2]!)
    await world.settle()
    expect(await statusOf(world, id)).toBe('gathering')
    await come(world, id)
    await world.settle()
    expect(await statusOf(world, id)).toBe('registered')
  })

  it('asks by itself an organisation that comes into the register while it gathers', async () => {
    const world = await approvalWorld(FEW)
    const unknown = anOrganisation(500)
    const id = await world.apply([...world.register.slice(1, 3), unknown])
    await world.settle()
    await acceptAll(world, id, world.register.slice(1, 3))
    await world.store.write([registered(unknown, true)])
    await world.settle()
    await acceptAll(world, id, [unknown])
    expect(await statusOf(world, id)).toBe('registered')
  })

  it('reminds once, then lets the invitation run out', async () => {
    const { world, invited, id } = await gathering(1)
    await world.pass({ days: 8 })
    expect(world.events(id).filter(({ type }) => type === 'reminded')).toHaveLength(1)
    await world.pass({ days: 30 })
    expect((await world.answers(id)).find(({ organisation }) => organisation === invited[0]!.key)?.state).toBe(
      'expired',
    )
    expect(world.mails().map(({ template }) => template)).toContain('invitationExpired')
  })

  it('returns a taken name for correction, and goes on with another', async () => {
    const { world } = await gathering(5)
    const other = world.register[9]!
    const id = await world.apply(world.register.slice(1, 5), { applicant: other })
    await world.settle()
    const returned = await world.application(id)
    expect(returned).toMatchObject({ status: 'needsCorrection', faults: [{ rule: 'nameIsFree' }] })
    await world.correct(id, returned.version, { name: 'Photonics of the South' }, other)
    await world.settle()
    expect(await statusOf(world, id)).toBe('gathering')
  })

  it('lets an application expire whose correction never comes', async () => {
    const { world } = await gathering(5)
    const id = await world.apply(world.register.slice(1, 5), { applicant: world.register[9]! })
    await world.pass({ days: 20 })
    expect(await statusOf(world, id)).toBe('expired')
    expect(world.visited(`${id}-1`).slice(-3)).toEqual(['RecordRejection', 'WasTheRefusalRecorded', 'Rejected'])
  })

  it('waits for an officer where a name is much like another, and assesses again after the finding', async () => {
    const { world, invited, id } = await gathering(5)
    await acceptAll(world, id, invited.slice(0, 3))
    const second = await world.apply(world.register.slice(7, 11), {
      applicant: world.register[6]!,
      content: { name: 'Nitride Microelectronic' },
    })
    await world.settle()
    await acceptAll(world, second, world.register.slice(7, 11))
    expect(await statusOf(world, second)).toBe('review')
    await world.find(second, 'nameIsDistinct', 'accept')
    await world.settle()
    expect(await statusOf(world, second)).toBe('registered')
  })

  it('ends at once when it is withdrawn, and its name is free again', async () => {
    const { world, invited, id } = await gathering(5)
    await acceptAll(world, id, invited.slice(0, 1))
    await world.withdraw(id)
    await world.settle()
    expect(await statusOf(world, id)).toBe('withdrawn')
    expect(world.visited(`${id}-1`).at(-1)).toBe('Withdrawn')
    const again = await world.apply(invited)
    await world.settle()
    expect(await statusOf(world, again)).toBe('gathering')
  })

  it("waits for the coordinator's word where that was chosen", async () => {
    const { world, invited, id } = await gathering(5)
    await world.chooseMode(id, 'onMyWord')
    await acceptAll(world, id, invited)
    expect(await statusOf(world, id)).toBe('gathering')
    await world.decideNow(id)
    await world.settle()
    expect(await statusOf(world, id)).toBe('registered')
  })

  it('does not register when a member is suspended between the last yes and the registration', async () => {
    const { world, invited, id } = await gathering(3)
    for (const organisation of invited) await world.accept(id, organisation)
    let writes = 0
    const isLastStep = () => world.sfn.run(`${id}-1`).state === 'RegisterCluster' && (writes += 1) === 2
    world.around(justBefore(isLastStep, () => world.setStatus(invited[0]!, 'suspended')))
    await world.settle()
    world.around()
    await world.settle()
    expect(await statusOf(world, id)).toBe('gathering')
    expect((await world.cluster(id))?.status ?? 'none').not.toBe('registered')
    await world.setStatus(invited[0]!, 'active')
    await world.settle()
    expect(await statusOf(world, id)).toBe('registered')
  })

  it('goes on in a new attempt after its execution was stopped by hand', async () => {
    const { world, invited, id } = await gathering(5)
    await world.pass({ hours: 1 })
    world.sfn.stop(`${id}-1`)
    await world.settle()
    await acceptAll(world, id, invited.slice(0, 3))
    expect(await statusOf(world, id)).toBe('registered')
    expect(world.sfn.runs().map(({ name, status }) => `${name.at(-1)} ${status}`)).toEqual(['1 ABORTED', '2 SUCCEEDED'])
  })

  it('lets an old attempt end without touching anything after a restart', async () => {
    const { world, invited, id } = await gathering(5)
    await world.restart(id, 1)
    await world.settle()
    await world.sweep()
    await acceptAll(world, id, invited.slice(0, 3))
    expect(await statusOf(world, id)).toBe('registered')
    expect(world.members(id)).toHaveLength(4)
    expect(world.visited(`${id}-1`)).not.toContain('RegisterCluster')
  })

  it('is marked stuck after three failures in the same state, and goes on when an operator restarts it', async () => {
    const { world, invited, id } = await gathering(5)
    world.around((_, proceed) => {
      const isRegistering = world.sfn
        .runs()
        .some(({ state, status }) => status === 'RUNNING' && state === 'RegisterCluster')
      return isRegistering ? Promise.reject(new Error('broken')) : proceed()
    })
    for (const organisation of invited.slice(0, 3)) await world.accept(id, organisation)
    await world.settle()
    await world.pass({ minutes: 30 })
    const stuck = await world.application(id)
    expect(stuck).toMatchObject({ stuck: { error: 'RegisterCluster: Error' } })
    world.around()
    await world.restart(id, 'attempt' in stuck ? stuck.attempt : 0)
    await world.settle()
    expect(await statusOf(world, id)).toBe('registered')
  })

  it('lets one of two applications with the same name gather, and returns the other', async () => {
    const world = await approvalWorld(FEW)
    const [one, other] = await Promise.all([
      world.apply(world.register.slice(1, 5)),
      world.apply(world.register.slice(1, 5), { applicant: world.register[9]! }),
    ])
    await world.settle()
    const statuses = await Promise.all([one, other].map((id) => statusOf(world, id)))
    expect(new Set(statuses)).toEqual(new Set(['gathering', 'needsCorrection']))
  })

  it('shows Step Functions ids and outcomes only', async () => {
    const { world, invited, id } = await gathering(5)
    await acceptAll(world, id, invited.slice(0, 3))
    const { input, output } = world.sfn.run(`${id}-1`)
    expect({ input, output }).toEqual({
      input: { applicationId: id, attempt: 1, resumeAt: 'ScreenApplication' },
      output: { outcome: 'registered' },
    })
  })
})
