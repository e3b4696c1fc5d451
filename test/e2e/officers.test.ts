import { beforeAll, expect, it } from 'vitest'
import { represent } from '../../local/demo/person.ts'
import { acceptAll, gathering, linksOf, publish, read, refusal, someName, untilStatus } from './support/consortium.ts'
import { endedExecutions, executionsOf } from './support/executions.ts'
import { hidesProcesses, whileStill } from './support/processes.ts'
import { describeStage, openWorld, registeredEmail, type Applicant, type World } from './support/world.ts'

describeStage('a case that the rules cannot decide', () => {
  let world: World
  let applicant: Applicant
  const name = someName()

  /** An application named much like the registered cluster, with everybody's yes. */
  const nearDuplicate = async (members: number, ending: string) => {
    const keys = (await world.take(members - 1)).map(({ key }) => key)
    const id = await gathering(applicant, keys, { name: `${name} ${ending}` })
    await acceptAll(world.reach, (await linksOf(world.reach, id, keys.length)).values())
    await untilStatus(applicant, id, 'review')
    return { id, keys }
  }
  const find = (id: string, verdict: 'accept' | 'refuse') => {
    const finding = { rule: 'nameIsDistinct', verdict, reason: 'I compared the two names.' }
    return world.officer('POST', `/api/officer/applications/${id}/findings`, finding)
  }
  const queue = async (): Promise<string[]> =>
    (await world.officer('GET', '/api/officer/cases?kind=review&limit=100')).cases.map(({ subject }: any) => subject.id)

  beforeAll(async () => {
    world = await openWorld('materials')
    await publish(world, () => ({ minimumOrganisations: 3 }))
    applicant = await world.applicant()
    const keys = (await world.take(2)).map(({ key }) => key)
    const id = await gathering(applicant, keys, { name })
    await acceptAll(world.reach, (await linksOf(world.reach, id, 2)).values())
    await untilStatus(applicant, id, 'registered')
  })

  it('waits in the officers’ queue for a near-duplicate name, and is registered when an officer accepts it', async () => {
    const { id } = await nearDuplicate(3, 'I')
    expect(await queue()).toContain(id)
    const { assessment } = await world.officer('GET', `/api/officer/applications/${id}`)
    expect(assessment).toMatchObject({ outcome: 'review', gateHolds: true, questions: ['nameIsDistinct'] })
    await find(id, 'accept')
    await untilStatus(applicant, id, 'registered')
    expect(await queue()).not.toContain(id)
    expect(await endedExecutions(world, id)).toMatchObject([{ status: 'SUCCEEDED' }])
  })

  it('is rejected when an officer refuses it, and the applicant reads why', async () => {
    const { id } = await nearDuplicate(3, 'II')
    await find(id, 'refuse')
    const { decision } = await untilStatus(applicant, id, 'rejected')
    expect(decision).toMatchObject({ verdict: 'rejected', because: 'officer' })
    expect(decision.results.find(({ rule }: any) => rule === 'nameIsDistinct')).toMatchObject({ passes: false })
    expect(await endedExecutions(world, id)).toMatchObject([{ status: 'SUCCEEDED' }])
  })

  it('is not approved by an officer who represents one of its members', async () => {
    const [own] = await world.take(1)
    const { id } = await nearDuplicate(3, 'III')
    await applicant.ask('POST', `/api/applications/${id}/invitees`, { identifiers: [own!.key] })
    await represent(world.reach, world.colleagues.officer, own!.key, registeredEmail(own!.key))
    expect(await refusal(find(id, 'accept'))).toMatchObject({ status: 403 })
    expect(await read(applicant, id)).toMatchObject({ status: 'review' })
    await applicant.ask('POST', `/api/applications/${id}/withdraw`)
    expect(await endedExecutions(world, id)).toMatchObject([{ status: 'SUCCEEDED' }])
  })

  it.skipIf(hidesProcesses)('cannot be approved with 29, goes on, and is registered with 30', async () => {
    await publish(world, () => ({ minimumOrganisations: 30 }))
    const { id, keys } = await nearDuplicate(30, 'IV')
    const leaving = await world.applicant(await world.register(keys[0]!))
    const { invitation } = (await linksOf(world.reach, id, 29)).get(leaving.key)!
    const told = await whileStill(world, 'ClusterApprovalAssess', async () => {
      await leaving.ask('POST', `/api/invitations/${invitation}/decline`, { reason: 'We were bought.' })
      return refusal(find(id, 'accept'))
    })
    expect(told).toMatchObject({ status: 409, problem: { type: '/problems/gate-short' } })
    const enough = told.problem.results.find(({ rule }: any) => rule === 'enoughOrganisations')
    expect(enough).toMatchObject({ passes: false, observed: { count: 29 }, required: { count: 30 } })
    expect(enough.concerned).toMatchObject([{ key: leaving.key, why: 'left' }])
    await untilStatus(applicant, id, 'gathering')
    expect(await executionsOf(world, id)).toMatchObject([{ attempt: 1, status: 'RUNNING' }])
    const [another] = await world.take(1)
    await applicant.ask('POST', `/api/applications/${id}/invitees`, { identifiers: [another!.key] })
    await acceptAll(world.reach, [(await linksOf(world.reach, id, 30)).get(another!.key)!])
    await untilStatus(applicant, id, 'review')
    await find(id, 'accept')
    const { clusterId } = await untilStatus(applicant, id, 'registered')
    expect(await applicant.ask('GET', `/api/clusters/${clusterId}`)).toMatchObject({ membersAtRegistration: 30 })
  })
})
