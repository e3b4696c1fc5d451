import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { accept, decline } from '../../local/demo/links.ts'
import { acceptAll, gathering, linksOf, placeOf, publish, read, refusal, untilStatus } from './support/consortium.ts'
import { endedExecutions } from './support/executions.ts'
import { haltWhen, hidesProcesses } from './support/processes.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const MINIMUM = 5

describeStage('a consortium that changes just before its cluster is registered', () => {
  let world: World
  let applicant: Applicant

  const four = async () => (await world.take(MINIMUM - 1)).map(({ key }) => key) as [string, string, string, string]
  const setStatus = (key: string, status: 'active' | 'suspended') =>
    world.officer('PUT', `/api/officer/organisations/${key}/status`, { status, reason: 'A letter came.' })
  const steps = async (id: string): Promise<number> =>
    (await world.operator('GET', `/api/operator/executions/${id}-1`)).steps.length

  const membersOf = async (clusterId: string): Promise<string[]> => {
    const { members } = await applicant.ask('GET', `/api/clusters/${clusterId}/members?limit=100`)
    return members.map(({ organisation }: any) => organisation.key).toSorted()
  }

  beforeAll(async () => {
    world = await openWorld('biotech')
    await publish(world, () => ({ minimumOrganisations: MINIMUM }))
    applicant = await world.applicant()
  })

  it('does not count who is suspended between the last yes and the decision, names it in the evidence, and counts it again when it is reinstated', async () => {
    const keys = await four()
    const id = await gathering(applicant, keys, { mode: 'onMyWord' })
    await acceptAll(world.reach, (await linksOf(world.reach, id, 4)).values())
    await setStatus(keys[1], 'suspended')
    const told = await refusal(applicant.ask('POST', `/api/applications/${id}/decide`))
    expect(told).toMatchObject({ status: 409, problem: { type: '/problems/gate-short' } })
    const enough = told.problem.results.find(({ rule }: any) => rule === 'enoughOrganisations')
    expect(enough).toMatchObject({ observed: { count: 4 }, concerned: [{ key: keys[1], why: 'suspended' }] })
    expect(await read(applicant, id)).toMatchObject({ status: 'gathering' })
    await setStatus(keys[1], 'active')
    await applicant.ask('POST', `/api/applications/${id}/decide`)
    await untilStatus(applicant, id, 'registered')
    expect(await endedExecutions(world, id)).toMatchObject([{ status: 'SUCCEEDED' }])
  })

  it('waits quietly while a member is suspended before the last yes, and is registered by its reinstatement', async () => {
    const keys = await four()
    const id = await gathering(applicant, keys)
    const links = await linksOf(world.reach, id, 4)
    await acceptAll(
      world.reach,
      keys.slice(0, 3).map((key) => links.get(key)!),
    )
    await setStatus(keys[0], 'suspended')
    await accept(world.reach, links.get(keys[3])!)
    await until('the register’s change to be counted', 30, async () => {
      const { confirmed } = await applicant.ask('GET', `/api/applications/${id}/counts`)
      return confirmed === 4 ? true : undefined
    })
    await untilStatus(applicant, id, 'gathering')
    const before = await steps(id)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(await steps(id)).toBe(before)
    await setStatus(keys[0], 'active')
    const { clusterId } = await untilStatus(applicant, id, 'registered')
    expect(await membersOf(clusterId)).toEqual([applicant.key, ...keys].toSorted())
  })

  it('waits quietly when all have answered and one is missing, and is registered when that one changes its mind', async () => {
    const keys = await four()
    const hesitant = await world.applicant(await world.register(keys[0]))
    const id = await gathering(applicant, keys)
    const links = await linksOf(world.reach, id, 4)
    await decline(world.reach, links.get(hesitant.key)!, 'No capacity this year.')
    await acceptAll(
      world.reach,
      keys.slice(1).map((key) => links.get(key)!),
    )
    await until('the last answer to be counted', 30, async () => {
      const { next } = await applicant.ask('GET', `/api/applications/${id}/decision-time`)
      return next?.waitingFor === 'window' ? true : undefined
    })
    const before = await steps(id)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(await steps(id)).toBe(before)
    await hesitant.ask('POST', `/api/invitations/${links.get(hesitant.key)!.invitation}/accept`)
    const { clusterId } = await untilStatus(applicant, id, 'registered')
    expect(await membersOf(clusterId)).toEqual([applicant.key, ...keys].toSorted())
  })

  it.skipIf(hidesProcesses)(
    'loses a member between the assessment and the registration, and is registered without it later',
    async () => {
      const keys = await four()
      const leaving = await world.applicant(await world.register(keys[0]))
      const [another] = await world.take(1)
      const id = await gathering(applicant, keys)
      const links = await linksOf(world.reach, id, 4)
      const { invitation } = links.get(leaving.key)!
      await acceptAll(
        world.reach,
        keys.slice(0, 3).map((key) => links.get(key)!),
      )
      const lastYes = () => accept(world.reach, links.get(keys[3])!)
      const registration = await haltWhen(world, 'ClusterApprovalRegister', lastYes, placeOf(applicant, id))
      await leaving.ask('POST', `/api/invitations/${invitation}/decline`, { reason: 'We were bought.' })
      registration.go()
      await untilStatus(applicant, id, 'gathering')
      await applicant.ask('POST', `/api/applications/${id}/invitees`, { identifiers: [another!.key] })
      await accept(world.reach, (await linksOf(world.reach, id, 5)).get(another!.key)!)
      const { clusterId } = await untilStatus(applicant, id, 'registered')
      expect(await membersOf(clusterId)).toEqual([applicant.key, ...keys.slice(1), another!.key].toSorted())
      expect(await endedExecutions(world, id)).toMatchObject([{ attempt: 1, status: 'SUCCEEDED' }])
    },
  )

  it.skipIf(hidesProcesses)('takes in who says yes between the assessment and the registration', async () => {
    const keys = [...(await four()), (await world.take(1))[0]!.key]
    const id = await gathering(applicant, keys)
    const links = await linksOf(world.reach, id, 5)
    await acceptAll(
      world.reach,
      keys.slice(0, 3).map((key) => links.get(key)!),
    )
    const lastYes = () => accept(world.reach, links.get(keys[3]!)!)
    const registration = await haltWhen(world, 'ClusterApprovalRegister', lastYes, placeOf(applicant, id))
    await accept(world.reach, links.get(keys[4]!)!)
    registration.go()
    const { clusterId } = await untilStatus(applicant, id, 'registered')
    expect(await membersOf(clusterId)).toEqual([applicant.key, ...keys].toSorted())
  })
})
