import { afterAll, beforeAll, expect, it } from 'vitest'
import { join } from 'node:path'
import * as z from 'zod'
import { until } from '../../local/client.ts'
import { generateRegister, registerCsv } from '../../local/generate-register.ts'
import { importCsv } from '../../local/import.ts'
import { installFolder } from '../../local/paths.ts'
import { seedPeople } from '../../local/seed.ts'
import { openStage, type Stage } from '../../local/stage.ts'
import { removeStage } from '../../local/state.ts'
import { signInColleagues } from './support/colleagues.ts'
import {
  acceptAll,
  draft,
  gathering,
  linksOf,
  moveClock,
  publish,
  read,
  someName,
  submit,
  untilStatus,
} from './support/consortium.ts'
import { endedExecutions, executionsOf, startExecution, stopExecution } from './support/executions.ts'
import { repeatedMails } from './support/mails.ts'
import { describeStage, worldOf, type Applicant, type World } from './support/world.ts'

const dir = join(installFolder, 'e2e-stopped')
const quiet = () => {}

describeStage('applications that wait while the local AWS is stopped', () => {
  let stage: Stage
  let world: World
  let applicant: Applicant
  let address: string
  const ids: Record<string, string> = {}
  const name = someName()

  const two = async () => (await world.take(2)).map(({ key }) => key)
  const acceptWhole = async (id: string, many = 2) =>
    acceptAll(world.reach, (await linksOf(world.reach, id, many)).values())
  const resumed = (id: string) =>
    until(`the next attempt of ${id}`, 30, async () => {
      const [newest] = await executionsOf(world, id)
      return newest?.attempt === 2 && newest.status === 'RUNNING' ? true : undefined
    })
  const attemptsOf = async (id: string) =>
    (await endedExecutions(world, id)).map(({ attempt, status }) => [attempt, status])

  beforeAll(async () => {
    await removeStage(dir)
    stage = await openStage(quiet, dir)
    await seedPeople(stage)
    const colleagues = await signInColleagues(stage)
    const rows = generateRegister({ count: 300, seed: 9, asOf: '2026-11-01T00:00:00.000Z' })
    await importCsv(colleagues.officer, registerCsv(rows), quiet)
    world = worldOf(stage, colleagues, 'robotics')
    address = stage.address
    await publish(world, () => ({ minimumOrganisations: 3 }))
    applicant = await world.applicant()

    const registered = await gathering(applicant, await two(), { name })
    await acceptWhole(registered)
    await untilStatus(applicant, registered, 'registered')
    ids['gathering'] = await gathering(applicant, await two())
    await linksOf(world.reach, ids['gathering'], 2)
    ids['review'] = await gathering(applicant, await two(), { name: `${name} II` })
    await acceptWhole(ids['review'])
    await untilStatus(applicant, ids['review'], 'review')
    ids['needsCorrection'] = await draft(applicant, await two(), { name })
    await submit(applicant, ids['needsCorrection'])
    await untilStatus(applicant, ids['needsCorrection'], 'needsCorrection')

    await stage.stop()
    stage = await openStage(quiet, dir)
  })
  afterAll(() => stage?.stop())

  it('are found under the same address, in the state that they were in, and wait again', async () => {
    expect(stage.address).toBe(address)
    for (const [status, id] of Object.entries(ids)) {
      await resumed(id)
      expect(await read(applicant, id)).toMatchObject({ status })
    }
  })

  it('are registered by answers through the links that were mailed before', async () => {
    const id = ids['gathering']!
    await acceptWhole(id)
    await untilStatus(applicant, id, 'registered')
    expect(await attemptsOf(id)).toEqual([
      [2, 'SUCCEEDED'],
      [1, 'FAILED'],
    ])
  })

  it('are registered by the finding of an officer', async () => {
    const finding = { rule: 'nameIsDistinct', verdict: 'accept', reason: 'I compared the two names.' }
    const id = ids['review']!
    await until('its wait for an officer', 30, async () => {
      const { steps } = await world.operator('GET', `/api/operator/executions/${id}-2`)
      return steps.at(-1)?.state === 'AwaitOfficer' ? true : undefined
    })
    await world.officer('POST', `/api/officer/applications/${id}/findings`, finding)
    await untilStatus(applicant, id, 'registered')
    expect(await attemptsOf(id)).toEqual([
      [2, 'SUCCEEDED'],
      [1, 'FAILED'],
    ])
  })

  it('gather after the correction that they waited for', async () => {
    const id = ids['needsCorrection']!
    const { version } = await read(applicant, id)
    const headers = { 'if-match': `"${version}"` }
    const change = { method: 'PATCH', path: `/api/applications/${id}`, body: { name: someName() }, headers }
    await applicant.person.ask(change, z.unknown(), applicant.key)
    await submit(applicant, id)
    await acceptWhole(id)
    await untilStatus(applicant, id, 'registered')
    expect(await attemptsOf(id)).toEqual([
      [2, 'SUCCEEDED'],
      [1, 'FAILED'],
    ])
  })

  it('go on as well when somebody stops their execution by hand, and an old attempt that wakes up late changes nothing', async () => {
    const id = await gathering(applicant, await two())
    await linksOf(world.reach, id, 2)
    await stopExecution(world, `${id}-1`)
    await until('the stop to be heard of', 30, async () => {
      await moveClock(world, { minutes: 1 })
      return (await executionsOf(world, id))[0]?.attempt === 2 ? true : undefined
    })
    await resumed(id)
    const before = await read(applicant, id)
    for (const resumeAt of ['InviteConsortium', 'AssessConsortium']) {
      const late = await startExecution(world, `late-${resumeAt}`, { applicationId: id, attempt: 1, resumeAt })
      expect(late).toBe('Superseded')
    }
    expect(await read(applicant, id)).toEqual(before)
    await acceptWhole(id)
    await untilStatus(applicant, id, 'registered')
    expect(await attemptsOf(id)).toEqual([
      [2, 'SUCCEEDED'],
      [1, 'ABORTED'],
    ])
  })

  it('have every mail sent once all the same', async () => {
    expect(repeatedMails(await world.mails(), '2026-01-01T00:00:00.000Z')).toEqual([])
  })
})
