import type { Moment } from '../domain/time.ts'
import type { Table } from '../stores/table.ts'
import { endInFailure, runUnderWay, type StaffingAttempt } from './support/staffing-task.ts'

/** Writes down that a computation has failed, so that another one can be asked for. */
export const makeFailStaffing =
  ({ table }: { readonly table: Pick<Table, 'get' | 'write'> }) =>
  async ({
    error,
    now,
    ...attempt
  }: StaffingAttempt & { readonly error: string; readonly now: Moment }): Promise<{
    outcome: 'failed' | 'superseded'
  }> => {
    const run = await runUnderWay(table, attempt)
    if (!run) return { outcome: 'superseded' }
    return { outcome: (await endInFailure(table, run, error, now)) ? 'failed' : 'superseded' }
  }
