import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { accept } from '../../local/demo/links.ts'
import { acceptAll, gathering, linksOf, publish, read, refusal, untilStatus } from './support/consortium.ts'
import { endedExecutions } from './support/executions.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const MINIMUM = 5

describeStage('a member that is suspended', () => {
  let world: World
  let applicant: Applicant

  const four = async () => (await world.take(MINIMUM - 1)).map(({ key }) => key) as [string, string, string, string]
  const setStatus = (key: string, status: 'active' | 'suspended') =>
    world.officer('PUT', `/api/officer/organisations/${key}/status`, { status, reason: 'A letter came.' })
  const steps = async (id: string): Promise<number> =>
    (await world.operator('GET', `/api/operator/executions/${id}-1`)).steps.length

  beforeAll(async () => {
    world = await openWorld('biotech')
    await publish(world, () => ({ minimumOrganisations: MINIMUM }))
    applicant = await world.applicant()
  })

  it('between the last yes and the decision does not count, and the evidence names it, until it is reinstated', async () => {
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

  it('before the last yes keeps the consortium waiting quietly, and its reinstatement registers the cluster', async () => {
    const keys = await four()
    const id = await gathering(applicant, keys)
    const links = await linksOf(world.reach, id, 4)
    await acceptAll(world.reach, keys.slice(0, 3).map((key) => links.get(key)!))
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
    const { members } = await applicant.ask('GET', `/api/clusters/${clusterId}/members?limit=100`)
    expect(members).toHaveLength(MINIMUM)
  })
})
