import { after } from '../domain/time.ts'
import { isLive } from '../domain/transitions.ts'
import { replaceApplication } from '../items/application-item.ts'
import { putDue } from '../items/due-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { runTask, type TaskCommand } from './support/task.ts'

/** What marking needs from outside. */
export type MarkStuckDeps = { readonly table: Table; readonly newId: () => string }

/** The state that failed, and with which error. */
export type MarkStuck = TaskCommand & { readonly state: string; readonly error: string }

const RETRY_AFTER = [{ minutes: 1 }, { minutes: 10 }] as const

/**
 * Writes down that an attempt failed in a state. The first two times in the same state the next attempt is put down
 * for a little later; the third time the application is marked stuck, for an operator. One that has ended all the same is left alone.
 */
export const makeMarkStuck =
  ({ table, newId }: MarkStuckDeps) =>
  ({ state, error, ...command }: MarkStuck): Promise<{ outcome: 'retrying' | 'stuck' | 'superseded' }> =>
    runTask(table, 'MarkStuck', command, ['retrying', 'stuck', 'superseded'], async ({ application, run, now }) => {
      if (!isLive(application.status)) return { outcome: 'superseded', writes: [] }
      const count = run.failures?.state === state ? run.failures.count + 1 : 1
      const wait = RETRY_AFTER[count - 1]
      const next = wait ? application : { ...application, stuck: { since: now, error: `${state}: ${error}` } }
      const later: readonly Write[] = wait
        ? [putDue(application.id, 'retry', after(now, wait))]
        : [tell(newId(), application.id, 'stuck', { by: { as: 'service' }, now }, { data: { state, error } })]
      return {
        outcome: wait ? 'retrying' : 'stuck',
        writes: [replaceApplication(application, next, { ...run, failures: { state, count } }), ...later],
      }
    })
