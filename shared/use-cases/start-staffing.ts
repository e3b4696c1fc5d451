import { Conflict } from '../domain/errors.ts'
import type { RunIn } from '../domain/staffing/run.ts'
import type { Moment } from '../domain/time.ts'
import { queueStaffing } from '../items/staffing-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import type { AskedChain } from './read-chain.ts'
import { coordinatedChain } from './support/chain-access.ts'

/** Which chain is to be staffed as it stands, and the id of the computation. */
export type StartStaffing = AskedChain & {
  readonly id: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Has the cheapest staffing of a chain computed, for its coordinator; what is written the stream hands to the workflow. Throws Conflict `staffingRuns`
 * while one is being computed, NotFound for who is no member, Forbidden for members.
 */
export const makeStartStaffing =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) =>
  async ({ name, organisation, id, now, extra = [] }: StartStaffing): Promise<RunIn<'queued'>> => {
    const { chain, still } = await coordinatedChain(table, name, organisation)
    const run: RunIn<'queued'> = {
      state: 'queued',
      owner: name.owner,
      chain: name.id,
      id,
      chainVersion: chain.version,
      organisation,
      requestedAt: now,
    }
    if (!(await wasWritten(table, [queueStaffing(run, now), ...still, ...extra]))) throw new Conflict('staffingRuns')
    return run
  }
