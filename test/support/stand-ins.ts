import { attemptIn, executionName } from '../../shared/domain/execution.ts'
import { applicationFrom, applicationKey, runFrom } from '../../shared/items/application-item.ts'
import { applicationOfCount } from '../../shared/items/count-item.ts'
import { dueFrom, duePartitions } from '../../shared/items/due-item.ts'
import { startSchema, wakeSchema } from '../../shared/items/outbox-item.ts'
import { queryAll } from '../../shared/stores/query-all.ts'
import { makeHearRegisterChange } from '../../shared/use-cases/hear-register-change.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { makeWakeApplication } from '../../shared/use-cases/wake-application.ts'
import { approvalTasks, workflowOver } from './approval-parts.ts'
import type { Parts, Ports } from './world.ts'

export const approvalParts = (ports: Ports): Parts => {
  const { table, engine, send, now, newId } = ports
  const restart = makeRestartAttempt({ table, newId })
  const wake = makeWakeApplication({ table, workflow: workflowOver(engine), restartAttempt: restart })
  const hearRegister = makeHearRegisterChange({ table, newId })
  return {
    tasks: approvalTasks(ports),
    hear: async ({ newImage }) => {
      if (!newImage) return
      if (newImage['entity'] === 'Start') await send({ queue: 'start', body: startSchema.parse(newImage) })
      if (newImage['entity'] === 'Wake')
        await send({ queue: 'wake', body: { kind: 'application', ...wakeSchema.parse(newImage) } })
      if (newImage['entity'] === 'Count' && newImage['dirtySince'])
        await send({ queue: 'wake', body: { kind: 'application', applicationId: applicationOfCount(newImage) } })
      if (newImage['_stirs'] === true)
        await send({ queue: 'wake', body: { kind: 'organisation', key: newImage['key'] } })
    },
    consume: {
      start: async (body) => {
        const { applicationId, attempt } = startSchema.parse(body)
        const item = await table.get(applicationKey(applicationId))
        const application = item && applicationFrom(item)
        if (!item || !application || !('attempt' in application) || application.attempt !== attempt) return
        const resumeAt = runFrom(item)?.resumeAt
        await engine
          .start(executionName(applicationId, attempt), { applicationId, attempt, resumeAt })
          .catch((error: Error) => {
            if (error.name !== 'ExecutionAlreadyExists') throw error
          })
      },
      wake: async (body) => {
        const message = body as { kind: string; applicationId: string; key: string }
        if (message.kind === 'application') await wake({ applicationId: message.applicationId, now: now() })
        else await hearRegister({ key: message.key, now: now() })
      },
      due: async (body) => {
        const { pk, sk } = body as { pk: string; sk: string }
        const item = await table.get({ pk, sk })
        const due = item && dueFrom(item)
        if (!due) return
        if (due.kind === 'retry') {
          const stored = await table.get(applicationKey(due.applicationId))
          const application = stored && applicationFrom(stored)
          if (application && 'attempt' in application)
            await restart({
              applicationId: due.applicationId,
              expectedAttempt: application.attempt,
              because: 'failure',
              by: { as: 'service' },
              now: now(),
            })
          return
        }
        await wake({ applicationId: due.applicationId, now: now() })
        await table.write([{ delete: { pk, sk }, when: [{ attribute: 'dueAt', is: due.dueAt }] }]).catch(() => {})
      },
    },
    tick: async () => {
      for (const pk of duePartitions)
        for (const item of await queryAll(table, { index: 'gsi3', pk, atMost: `${now()}#~` }))
          await send({ queue: 'due', body: { pk: item.pk, sk: item.sk } })
    },
    sweep: async () => {},
    ended: async ({ name, status }) => {
      const attempt = attemptIn(name)
      if (status !== 'ABORTED' || !attempt) return
      await restart({
        applicationId: attempt.applicationId,
        expectedAttempt: attempt.attempt,
        because: 'executionGone',
        by: { as: 'service' },
        now: now(),
      }).catch((error: Error) => {
        if (error.name !== 'Conflict') throw error
      })
    },
  }
}
