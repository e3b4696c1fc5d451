import type { Submitted } from '../domain/application.ts'
import { decides, endOfWait } from '../domain/wait.ts'
import { applicationKey, attemptIs, replaceApplication, type Run } from '../items/application-item.ts'
import { askForWake } from '../items/outbox-item.ts'
import { putWait, waitFrom, waitKey, type Wait, type WaitKind } from '../items/wait-item.ts'
import { ConditionFailed, type Table, type Write } from '../stores/table.ts'
import type { Workflow } from '../stores/workflow.ts'
import { completeWait } from './support/complete-wait.ts'
import { holdOn } from './support/held.ts'
import { countsOf, packOf, submittedIn } from './support/load.ts'
import type { TaskCommand } from './support/task.ts'
import { waitingOf } from './support/waiting.ts'

/** What beginning a wait needs from outside. */
export type EnterWaitDeps = { readonly table: Table; readonly workflow: Pick<Workflow, 'completeWait'> }

/** Which wait, and the token that ends it. */
export type EnterWait = TaskCommand & { readonly kind: WaitKind; readonly token: string; readonly retry: number }

/** An application that waits again has come through: earlier failures no longer count. An assessing consortium gathers again. */
const settle = (kind: WaitKind, application: Submitted, run: Run, now: string): readonly Write[] => {
  const { failures, ...rest } = run
  const back = kind === 'consortium' && application.status === 'assessing'
  if (!back && !failures) return [{ check: applicationKey(application.id), when: attemptIs(application.attempt) }]
  return [
    replaceApplication(application, back ? { ...application, status: 'gathering', enteredAt: now } : application, rest),
  ]
}

const store = async (table: Table, wait: Omit<Wait, 'stamp'>, now: string): Promise<'stored' | 'older'> => {
  for (let tried = 0; tried < 10; tried += 1) {
    const { application, run } = submittedIn(await table.get(applicationKey(wait.applicationId)), wait.applicationId)
    if (application.attempt !== wait.attempt) return 'older'
    try {
      await table.write([putWait(wait), ...settle(wait.kind, application, run, now)])
      return 'stored'
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (error.failures.some(({ index }) => index === 0)) return 'older'
    }
  }
  throw new Error(`the wait of ${wait.applicationId} could not be stored: its application keeps changing`)
}

/**
 * Begins a wait: stores its token if it is newer than what is there and of the stored attempt, then asks, strongly consistently, whether it
 * need wait at all; while decisions are held it waits, and asks to be looked at once they go on. A token of an older attempt is completed as `superseded`; an older token of this attempt is left to end by itself.
 */
export const makeEnterWait =
  ({ table, workflow }: EnterWaitDeps) =>
  async ({ applicationId, kind, token, attempt, enteredAt, retry, now }: EnterWait): Promise<void> => {
    const stored = await store(table, { applicationId, kind, token, attempt, enteredAt, retry }, now)
    const subject = submittedIn(await table.get(applicationKey(applicationId)), applicationId)
    if (stored === 'older' && subject.application.attempt > attempt) {
      const isWithdrawn = subject.application.status === 'withdrawn'
      await workflow.completeWait(token, isWithdrawn ? 'withdrawn' : 'superseded')
      return
    }
    const item = await table.get(waitKey(applicationId, kind))
    if (!item || waitFrom(item).token !== token) return
    const [counts, pack] = await Promise.all([
      countsOf(table, applicationId),
      packOf(table, subject.application.packVersion),
    ])
    const end = endOfWait(kind, attempt, waitingOf(subject, counts, pack, now))
    if (end && decides(end) && (await holdOn(table, 'decisions'))) {
      await table.write([askForWake(applicationId, now)])
      return
    }
    if (end) await completeWait({ table, workflow }, waitFrom(item), end, subject.application, now)
  }
