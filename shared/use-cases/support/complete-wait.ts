import type { WaitOutcome } from '../../domain/wait.ts'
import type { Submitted } from '../../domain/application.ts'
import type { Moment } from '../../domain/time.ts'
import { replaceApplication } from '../../items/application-item.ts'
import { dropWait, waitFrom, waitKey, type Wait } from '../../items/wait-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import type { Workflow } from '../../stores/workflow.ts'
import { wasWritten } from '../../stores/was-written.ts'

const nowAssessing = (application: Submitted, outcome: WaitOutcome, now: Moment): readonly Write[] => {
  const isTaken = outcome === 'woken' || outcome === 'finding'
  const isWaiting = application.status === 'gathering' || application.status === 'review'
  if (!isTaken || !isWaiting) return []
  return [replaceApplication(application, { ...application, status: 'assessing', enteredAt: now })]
}

/**
 * Ends a wait: completes the token first, then deletes the wait on condition that it still holds that token. `lost`: the engine
 * does not know the token although the wait still stands, so its execution is gone. Nobody misses an execution that was only to hear
 * that it is superseded or that the application was withdrawn: then a token that is gone is forgotten.
 */
export const completeWait = async (
  {
    table,
    workflow,
  }: { readonly table: Pick<Table, 'get' | 'write'>; readonly workflow: Pick<Workflow, 'completeWait'> },
  wait: Wait,
  outcome: WaitOutcome,
  application: Submitted,
  now: Moment,
): Promise<'completed' | 'lost'> => {
  if ((await workflow.completeWait(wait.token, outcome)) === 'gone') {
    if (outcome === 'superseded' || outcome === 'withdrawn') {
      await wasWritten(table, [dropWait(wait)])
      return 'completed'
    }
    const item = await table.get(waitKey(wait.applicationId, wait.kind))
    return item !== undefined && waitFrom(item).token === wait.token ? 'lost' : 'completed'
  }
  const both = await wasWritten(table, [dropWait(wait), ...nowAssessing(application, outcome, now)])
  if (!both) await wasWritten(table, [dropWait(wait)])
  return 'completed'
}
