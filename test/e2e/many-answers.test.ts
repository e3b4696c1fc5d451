import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { acceptAll, gathering, linksOf, publish, untilStatus } from './support/consortium.ts'
import { endedExecutions } from './support/executions.ts'
import { repeatedMails } from './support/mails.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const ASKED = 79
const AT_ONCE = 50

describeStage('eighty organisations that answer fifty at a time', () => {
  const begun = new Date().toISOString()
  let world: World
  let applicant: Applicant
  let keys: readonly string[]
  let id: string

  beforeAll(async () => {
    world = await openWorld('photonics')
    await publish(world, () => ({ minimumOrganisations: 30 }))
    applicant = await world.applicant()
    keys = (await world.take(ASKED)).map(({ key }) => key)
    id = await gathering(applicant, keys)
    await acceptAll(world.reach, (await linksOf(world.reach, id, ASKED)).values(), AT_ONCE)
  })

  it('are all counted', async () => {
    expect(await applicant.ask('GET', `/api/applications/${id}/counts`)).toMatchObject({ confirmed: 80, open: 0 })
    const { counts } = await applicant.ask('GET', `/api/applications/${id}/invitees?limit=100`)
    expect(counts).toEqual({ confirmed: 80 })
  })

  it('become one cluster by one approval, with everybody in it', async () => {
    const { clusterId } = await untilStatus(applicant, id, 'registered')
    const cluster = await applicant.ask('GET', `/api/clusters/${clusterId}`)
    expect(cluster.membersAtRegistration).toBeGreaterThanOrEqual(30)
    const { members } = await applicant.ask('GET', `/api/clusters/${clusterId}/members?limit=100`)
    const expected = [applicant.key, ...keys].toSorted()
    expect(members.map(({ organisation }: any) => organisation.key).toSorted()).toEqual(expected)
    const { clusters } = await applicant.ask('GET', '/api/clusters?limit=100')
    expect(clusters.filter(({ name }: any) => name === cluster.name)).toHaveLength(1)
    expect(await endedExecutions(world, id)).toMatchObject([{ name: `${id}-1`, status: 'SUCCEEDED' }])
  })

  it('hear of it once each', async () => {
    await until('the mails of the registration', 60, async () => {
      const { mail } = await world.operator('GET', '/api/operator/figures')
      return mail.pending + mail.fanOuts === 0 ? true : undefined
    })
    expect(repeatedMails(await world.mails(), begun)).toEqual([])
  })
})
