import { beforeAll, expect, it } from 'vitest'
import { until } from '../../local/client.ts'
import { acceptAll, draft, linksOf, moveClock, publish, read, submit, untilStatus } from './support/consortium.ts'
import { endedExecutions, executionsOf } from './support/executions.ts'
import { functionNamed, logOf, takeGrants } from './support/grants.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

describeStage('a function whose grant is gone', () => {
  let world: World
  let applicant: Applicant

  beforeAll(async () => {
    world = await openWorld('mechanicalEngineering')
    await publish(world, () => ({ minimumOrganisations: 3 }))
    applicant = await world.applicant()
  })

  it('is denied what it does, and its application goes on when the grant is back', async () => {
    const keys = (await world.take(2)).map(({ key }) => key)
    const screening = await functionNamed(world, 'ClusterApprovalScreen')
    const giveBack = await takeGrants(world, screening.role, 'dynamodb')
    const id = await draft(applicant, keys)
    try {
      await submit(applicant, id)
      await until('the denial', 30, async () => {
        const log = await logOf(world, screening)
        return log.includes('AccessDenied') && log.includes(id) ? true : undefined
      })
      expect(await read(applicant, id)).toMatchObject({ status: 'screening' })
    } finally {
      await giveBack()
    }
    await untilStatus(applicant, id, 'gathering')
    const { steps } = await world.operator('GET', `/api/operator/executions/${id}-1`)
    const screened = steps.find(({ state }: any) => state === 'ScreenApplication')
    expect(screened.tries).toBeGreaterThan(1)
    await acceptAll(world.reach, (await linksOf(world.reach, id, 2)).values())
    await untilStatus(applicant, id, 'registered')
    expect(await endedExecutions(world, id)).toMatchObject([{ attempt: 1, status: 'SUCCEEDED' }])
  })

  it('fails an attempt while the grant stays away, and the next attempt goes on where it was', async () => {
    const keys = (await world.take(2)).map(({ key }) => key)
    const inviting = await functionNamed(world, 'ClusterApprovalInvite')
    const giveBack = await takeGrants(world, inviting.role, 'dynamodb')
    const id = await draft(applicant, keys)
    try {
      await submit(applicant, id)
      await until('the attempt to fail', 120, async () => {
        const [execution] = await executionsOf(world, id)
        return execution?.status === 'FAILED' ? true : undefined
      })
    } finally {
      await giveBack()
    }
    expect(await read(applicant, id)).toMatchObject({ status: 'gathering' })
    expect(await linksOf(world.reach, id, 0)).toEqual(new Map())
    await moveClock(world, { minutes: 2 })
    await acceptAll(world.reach, (await linksOf(world.reach, id, 2)).values())
    await untilStatus(applicant, id, 'registered')
    const attempts = (await endedExecutions(world, id)).map(({ attempt, status }) => [attempt, status])
    expect(attempts).toEqual([
      [2, 'SUCCEEDED'],
      [1, 'FAILED'],
    ])
  })
})
