import { isSubmitted } from '../domain/application.ts'
import { attemptIn } from '../domain/execution.ts'
import { after, type Moment } from '../domain/time.ts'
import { isLive } from '../domain/transitions.ts'
import { applicationFrom, applicationKey, attemptIs } from '../items/application-item.ts'
import { applicationDueKey, putDue } from '../items/due-item.ts'
import { ConditionFailed, type Table } from '../stores/table.ts'
import type { RestartAttempt } from './restart-attempt.ts'

/** What re-adopting needs from outside. */
export type ReadoptExecutionDeps = {
  readonly table: Pick<Table, 'getMany' | 'write'>
  readonly restartAttempt: (command: RestartAttempt) => Promise<'restarted' | 'alreadyMoved'>
}

/** An execution that ended otherwise than by success: its name, and how many seconds it had lived. */
export type ReadoptExecution = { readonly name: string; readonly seconds: number; readonly now: Moment }

/** `known`: the failure was written down by the workflow itself; `later`: it died at once, so the next attempt waits a minute. */
export type Readopted = {
  readonly outcome: 'restarted' | 'later' | 'known' | 'superseded' | 'foreign'
}

/** Who dies younger is not begun again at once, or a broken definition would start executions without end. */
const YOUNG = 10

const later = async (
  { table }: ReadoptExecutionDeps,
  applicationId: string,
  attempt: number,
  now: Moment,
): Promise<Readopted> => {
  try {
    await table.write([
      putDue(applicationId, 'retry', after(now, { minutes: 1 })),
      { check: applicationKey(applicationId), when: attemptIs(attempt) },
    ])
    return { outcome: 'later' }
  } catch (error) {
    if (error instanceof ConditionFailed) return { outcome: 'superseded' }
    throw error
  }
}

/**
 * Gives an application whose execution failed, was stopped or timed out its next attempt, unless the workflow has written the
 * failure down itself (then a retry is put down, or the application is marked stuck) or another attempt has begun.
 */
export const makeReadoptExecution =
  (deps: ReadoptExecutionDeps) =>
  async ({ name, seconds, now }: ReadoptExecution): Promise<Readopted> => {
    const named = attemptIn(name)
    if (!named) return { outcome: 'foreign' }
    const { applicationId, attempt } = named
    const items = await deps.table.getMany([applicationKey(applicationId), applicationDueKey(applicationId, 'retry')])
    const item = items.find(({ sk }) => sk === 'APP')
    const application = item && applicationFrom(item)
    if (!application || !isSubmitted(application) || !isLive(application.status)) return { outcome: 'superseded' }
    if (application.attempt !== attempt) return { outcome: 'superseded' }
    if (application.stuck || items.length > 1) return { outcome: 'known' }
    if (seconds < YOUNG) return later(deps, applicationId, attempt, now)
    const restarted = await deps.restartAttempt({
      applicationId,
      expectedAttempt: attempt,
      because: 'executionGone',
      by: { as: 'service' },
      now,
    })
    return { outcome: restarted === 'restarted' ? 'restarted' : 'superseded' }
  }
