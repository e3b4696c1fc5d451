import { beforeAll, expect, it } from 'vitest'
import { generateRegister, registerCsv } from '../../local/generate-register.ts'
import { runImport, uploadImport } from '../../local/import.ts'
import { accept } from '../../local/demo/links.ts'
import { acceptAll, gathering, linksOf, placeOf, publish, untilStatus } from './support/consortium.ts'
import { endedExecutions } from './support/executions.ts'
import { repeatedMails } from './support/mails.ts'
import { haltWhen, hidesProcesses, killAll } from './support/processes.ts'
import { describeStage, openWorld, type Applicant, type World } from './support/world.ts'

const ROWS = 6000

describeStage('a function whose process is killed', () => {
  const begun = new Date().toISOString()
  let world: World
  let applicant: Applicant

  beforeAll(async () => {
    world = await openWorld('energy')
    await publish(world, () => ({ minimumOrganisations: 30 }))
    applicant = await world.applicant()
  })

  it.skipIf(hidesProcesses)('in the middle of a registration leaves one cluster, registered once', async () => {
    const keys = (await world.take(29)).map(({ key }) => key)
    const id = await gathering(applicant, keys)
    const [last, ...others] = (await linksOf(world.reach, id, 29)).values()
    await acceptAll(world.reach, others)
    const registration = await haltWhen(
      world,
      'ClusterApprovalRegister',
      () => accept(world.reach, last!),
      placeOf(applicant, id),
    )
    expect(registration.kill()).toBeGreaterThan(0)
    const { clusterId } = await untilStatus(applicant, id, 'registered')
    const { members } = await applicant.ask('GET', `/api/clusters/${clusterId}/members?limit=100`)
    expect(members.map(({ organisation }: any) => organisation.key).toSorted()).toEqual(
      [applicant.key, ...keys].toSorted(),
    )
    expect(await endedExecutions(world, id)).toMatchObject([{ attempt: 1, status: 'SUCCEEDED' }])
    const { steps } = await world.operator('GET', `/api/operator/executions/${id}-1`)
    const registering = steps.find(({ state }: any) => state === 'RegisterCluster')
    expect(registering.failures).toHaveLength(1)
    const { events } = await applicant.ask('GET', `/api/applications/${id}/timeline?limit=100&order=newestFirst`)
    expect(events.filter(({ type }: any) => type === 'registered')).toHaveLength(1)
    expect(repeatedMails(await world.mails(), begun)).toEqual([])
  })

  it.skipIf(hidesProcesses)(
    'in the middle of an import leaves a report whose verdicts add up to its rows',
    async () => {
      const rows = generateRegister({ count: ROWS, seed: 7, asOf: '2026-11-02T00:00:00.000Z' })
      const ask = world.colleagues.officer.ask
      const importId = await uploadImport(ask, registerCsv(rows))
      let killedAt = 0
      let killing: Promise<number> | undefined
      const seen = await runImport(ask, importId, {
        release: true,
        onProgress: ({ state, progress }) => {
          if (state !== 'applying' || progress.rows === 0 || killing) return
          killedAt = progress.rows
          killing = killAll(world, 'RegistryImportApply')
        },
      })
      expect(await killing).toBeGreaterThan(0)
      expect(killedAt).toBeLessThan(ROWS)
      expect(seen).toMatchObject({ state: 'done', progress: { rows: ROWS } })
      const { noted: _, ...verdicts } = seen.progress.verdicts
      expect(Object.values(verdicts).reduce((sum, many) => sum + many, 0)).toBe(ROWS)
      const report = new Set<number>()
      for (let cursor = ''; ;) {
        const page = await world.officer('GET', `/api/officer/imports/${importId}/verdicts?limit=100${cursor}`)
        for (const { line } of page.verdicts) report.add(line)
        if (page.next === undefined) break
        cursor = `&cursor=${encodeURIComponent(page.next)}`
      }
      expect(report.size).toBe(ROWS)
    },
  )
})
