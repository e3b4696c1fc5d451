import { writeInstance } from '../domain/staffing/instance-text.ts'
import { prepare } from '../domain/staffing/staff-exactly.ts'
import { headOf } from '../domain/staffing/run.ts'
import { costOf } from '../domain/staffing/staffing.ts'
import type { Moment } from '../domain/time.ts'
import { moveStaffing } from '../items/staffing-item.ts'
import type { Files } from '../stores/files.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import type { Candidates } from './support/candidates.ts'
import { chainAndOwner } from './support/chain-access.ts'
import { staffWith } from './support/instance-for.ts'
import { endInFailure, runUnderWay, type StaffingAttempt } from './support/staffing-task.ts'

/** What gathering needs from outside. */
export type GatherCandidatesDeps = {
  readonly table: Table
  readonly candidates: Candidates
  readonly files: Pick<Files, 'write'>
}

/** Where an instance lies that is to be solved; it goes after a day. */
export const instancePath = ({ run }: StaffingAttempt): string => `staffing/${run}.json`

/**
 * Makes an instance of a chain: what is to be covered, and who could, without those whom nobody needs and those who take no invitation. Notes how
 * large it is, and the cost of the greedy answer. A repeat does the same again.
 */
export const makeGatherCandidates =
  ({ table, candidates, files }: GatherCandidatesDeps) =>
  async (
    attempt: StaffingAttempt & { readonly now: Moment },
  ): Promise<{ outcome: 'gathered' | 'changed' | 'superseded' }> => {
    const { now } = attempt
    const run = await runUnderWay(table, attempt)
    if (!run) return { outcome: 'superseded' }
    const found = await chainAndOwner(table, { owner: attempt.owner, id: attempt.chain })
    if (found?.chain.version !== run.chainVersion) {
      await endInFailure(table, run, 'chainChanged', now)
      return { outcome: 'changed' }
    }
    const { instance, made } = await staffWith({ table, candidates }, { ...found, now }, (tried) => {
      const prepared = prepare(tried)
      return { made: prepared, chosen: prepared.pruned.instance.suppliers.map(({ organisation }) => organisation) }
    })
    const { greedy, pruned } = made
    await files.write(instancePath(attempt), writeInstance(pruned.instance))
    const next = {
      ...headOf(run),
      state: 'solving' as const,
      tasks: instance.tasks.length,
      able: instance.suppliers.length,
      kept: pruned.instance.suppliers.length,
      ...(greedy.open.length > 0 ? {} : { greedyCost: costOf(instance, greedy.assignments) }),
    }
    return { outcome: (await wasWritten(table, [moveStaffing(next)])) ? 'gathered' : 'superseded' }
  }
