import type { Table } from '../stores/table.ts'
import { runUnderWay, type StaffingAttempt } from './support/staffing-task.ts'

/** What starting needs from outside; a name that was used is told, not thrown. */
export type StartStaffingRunDeps = {
  readonly table: Pick<Table, 'get'>
  readonly start: (name: string, input: StaffingAttempt) => Promise<'started' | 'exists'>
}

/** Starts the execution of a computation, under its own id, only while it is asked for: so one of that name that exists is this very one. */
export const makeStartStaffingRun =
  ({ table, start }: StartStaffingRunDeps) =>
  async (attempt: StaffingAttempt): Promise<{ readonly outcome: 'started' | 'exists' | 'superseded' }> => {
    const { owner, chain, run } = attempt
    if (!(await runUnderWay(table, attempt))) return { outcome: 'superseded' }
    return { outcome: await start(run, { owner, chain, run }) }
  }
