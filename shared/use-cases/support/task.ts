import type { Submitted } from '../../domain/application.ts'
import type { Moment } from '../../domain/time.ts'
import { applicationKey, type Run } from '../../items/application-item.ts'
import { outcomeFrom, outcomeKey, putOutcome } from '../../items/case-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { submittedIn } from './load.ts'
import { retryConflicts } from './retry-conflicts.ts'

/** What a task of the workflow is told. */
export type TaskCommand = {
  readonly applicationId: string
  readonly attempt: number
  readonly enteredAt: string
  readonly now: Moment
}

/** What a task works on: the application as stored, of exactly the attempt that asks. */
export type TaskSubject = { readonly application: Submitted; readonly run: Run; readonly now: Moment }

/** A task's decision: its outcome, and the writes that make it so. */
export type TaskStep<Outcome extends string> = { readonly outcome: Outcome; readonly writes: readonly Write[] }

/**
 * Runs a task of the workflow. The outcome is recorded in the transaction of its effect under (attempt, task, entry), so a repeat
 * after a lost reply answers the same; what was read and has changed is read and decided again; an attempt that has been
 * followed by another answers `superseded`. Throws when the stored attempt is older than the one that asks.
 */
export const runTask = async <Outcome extends string>(
  table: Table,
  name: string,
  command: TaskCommand,
  outcomes: readonly Outcome[],
  decide: (subject: TaskSubject) => Promise<TaskStep<Outcome>>,
): Promise<{ readonly outcome: Outcome | 'superseded' }> =>
  retryConflicts(async () => {
    const { applicationId, attempt, enteredAt, now } = command
    const done = outcomeKey(applicationId, attempt, name, enteredAt)
    const items = await table.getMany([applicationKey(applicationId), done])
    const recorded = items.find(({ sk }) => sk === done.sk)
    const known = recorded && outcomes.find((outcome) => outcome === outcomeFrom(recorded))
    if (known) return { outcome: known }
    const { application, run } = submittedIn(
      items.find(({ sk }) => sk === 'APP'),
      applicationId,
    )
    if (application.attempt > attempt) return { outcome: 'superseded' as const }
    if (application.attempt < attempt) throw new Error(`attempt ${attempt} of ${applicationId} is not stored yet`)
    const { outcome, writes } = await decide({ application, run, now })
    await table.write([...writes, putOutcome(done, outcome, now)])
    return { outcome }
  })
