import { headOf, type RunIn } from '../../domain/staffing/run.ts'
import type { Moment } from '../../domain/time.ts'
import { moveStaffing, staffingFrom, staffingKey } from '../../items/staffing-item.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'

/** Which computation of which chain. */
export type StaffingAttempt = { readonly owner: string; readonly chain: string; readonly run: string }

/** The run of an attempt while it is under way; undefined where another one has taken its place, or it has ended. */
export const runUnderWay = async (
  table: Pick<Table, 'get'>,
  { owner, chain, run }: StaffingAttempt,
): Promise<RunIn<'queued' | 'solving'> | undefined> => {
  const item = await table.get(staffingKey({ owner, id: chain }))
  const stored = item && staffingFrom(item)
  const isThis = stored?.id === run && (stored.state === 'queued' || stored.state === 'solving')
  return isThis ? stored : undefined
}

/** Writes down that a computation has come to nothing, and why in a word; false where it was overtaken. */
export const endInFailure = (
  table: Pick<Table, 'write'>,
  run: RunIn<'queued' | 'solving'>,
  error: string,
  now: Moment,
): Promise<boolean> =>
  wasWritten(table, [moveStaffing({ ...headOf(run), state: 'failed', endedAt: now, error: error.slice(0, 100) })])
