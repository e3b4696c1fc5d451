import type { Application, Submitted } from '../domain/application.ts'
import { decisionSchema, type Decision } from '../domain/decision.ts'
import type { Moment } from '../domain/time.ts'
import { replaceApplication } from '../items/application-item.ts'
import { decisionFrom, decisionKey, putDecision } from '../items/case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { endingWrites } from './support/ending.ts'
import { tell } from './support/event.ts'
import { countsOf } from './support/load.ts'
import { mailCoordinator, mailMany } from './support/mail.ts'
import { runTask, type TaskCommand, type TaskStep, type TaskSubject } from './support/task.ts'

/** What recording a refusal needs from outside. */
export type RecordRejectionDeps = { readonly table: Table; readonly newId: () => string }

type Outcome = 'rejected' | 'expired' | 'changed'

const readDecision = async (table: Table, id: string): Promise<Decision> => {
  const item = await table.get(decisionKey(id))
  if (!item) throw new Error(`application ${id} has no decision to record`)
  return decisionSchema.parse(decisionFrom(item))
}

const ended = (application: Submitted, status: 'rejected' | 'expired', now: Moment): Application => ({
  ...application,
  status,
  endedAt: now,
  attempt: application.attempt + 1,
})

const endWith = async (
  { table, newId }: RecordRejectionDeps,
  { application, run, now }: TaskSubject,
  status: 'rejected' | 'expired',
  decision: Decision,
): Promise<TaskStep<Outcome>> => {
  const id = newId()
  const counts = await countsOf(table, application.id)
  const told: readonly Write[] = [
    tell(id, application.id, status, { by: { as: 'service' }, now, packVersion: decision.packVersion }),
    mailCoordinator(application, status, id, now),
    ...(counts.length > 0 ? [mailMany(`${id}-${status}`, application.id, status, 'asked', true, now)] : []),
  ]
  return {
    outcome: status,
    writes: [
      replaceApplication(application, ended(application, status, now), { resumeAt: run.resumeAt }),
      putDecision(application.id, decision),
      ...(await endingWrites(
        table,
        application.id,
        run,
        counts.length > 0 ? run.assessed?.versions : undefined,
        counts.length > 0,
        now,
      )),
      ...told,
    ],
  }
}

/**
 * Ends an application with a refusal, in one transaction: a refusal of an assessment only if nothing was counted since (else `changed`),
 * a correction that never came as `expired`.
 */
export const makeRecordRejection =
  (deps: RecordRejectionDeps) =>
  (command: TaskCommand): Promise<{ outcome: Outcome | 'superseded' }> =>
    runTask<Outcome>(deps.table, 'RecordRejection', command, ['rejected', 'expired', 'changed'], async (subject) => {
      const { application, run, now } = subject
      const decision = await readDecision(deps.table, application.id)
      if (application.status === 'needsCorrection')
        return endWith(deps, subject, 'expired', { ...decision, verdict: 'expired', because: 'noCorrection', at: now })
      const counts = await countsOf(deps.table, application.id)
      const isSame = counts.every(({ shard, version }) => run.assessed?.versions[shard] === version)
      if (decision.verdict !== 'rejected' || (counts.length > 0 && !isSame)) return { outcome: 'changed', writes: [] }
      return endWith(deps, subject, 'rejected', decision)
    })
