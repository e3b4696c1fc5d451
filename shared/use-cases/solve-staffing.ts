import { readInstance } from '../domain/staffing/instance-text.ts'
import { askedForIn, plannedIn } from '../domain/staffing/planned.ts'
import { headOf, type RunIn, type StaffingRun } from '../domain/staffing/run.ts'
import { prepare, staffExactly, type Prepared, type Staffed } from '../domain/staffing/staff-exactly.ts'
import type { Solver } from '../domain/staffing/solver.ts'
import type { Moment } from '../domain/time.ts'
import { moveStaffing, staffingFrom, staffingKey } from '../items/staffing-item.ts'
import type { Files } from '../stores/files.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { instancePath } from './gather-candidates.ts'
import { runUnderWay, type StaffingAttempt } from './support/staffing-task.ts'

/** What solving needs from outside; `clock` gives milliseconds of real time. */
export type SolveStaffingDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly files: Pick<Files, 'read'>
  readonly solver: () => Promise<Solver>
  readonly clock: () => number
}

/** What a computation led to; `superseded`: another one, or somebody's patience, has overtaken it. */
export type SolveOutcome = 'found' | 'infeasible' | 'outOfTime' | 'superseded'

/** How long the solver may take, in seconds, and the share of the cost at which it may stop. */
const LIMITS = { seconds: 45, gap: 1e-4 }

const resultOf = (
  run: RunIn<'solving'>,
  { instance }: Prepared,
  staffed: Staffed,
  endedAt: Moment,
): { readonly outcome: SolveOutcome; readonly next: StaffingRun } => {
  const { tasks, able, kept } = run
  const ended = { ...headOf(run), endedAt }
  const size = { tasks, able, kept }
  if (staffed.outcome === 'unknown')
    return { outcome: 'outOfTime', next: { ...ended, state: 'failed', error: 'outOfTime' } }
  if (staffed.outcome === 'infeasible') {
    const { each, minimal } = staffed
    const reason = [...askedForIn(instance, staffed.tasks)]
    return { outcome: 'infeasible', next: { ...ended, ...size, state: 'infeasible', reason, each, minimal } }
  }
  const { cost, bound, gap } = staffed
  const supplies = [...plannedIn(instance, staffed.assignments)]
  return { outcome: 'found', next: { ...ended, ...size, state: 'found', supplies, cost, bound, gap } }
}

/** What a repeat answers once the result is kept. */
const outcomeBefore = async (
  table: Pick<Table, 'get'>,
  { owner, chain, run }: StaffingAttempt,
): Promise<SolveOutcome> => {
  const item = await table.get(staffingKey({ owner, id: chain }))
  const kept = item && staffingFrom(item)
  if (kept?.id !== run || (kept.state !== 'found' && kept.state !== 'infeasible')) return 'superseded'
  return kept.state
}

/** Solves what was gathered, within its time, and keeps the result beside the chain. Only what is still asked for is solved and kept. */
export const makeSolveStaffing =
  ({ table, files, solver, clock }: SolveStaffingDeps) =>
  async (attempt: StaffingAttempt & { readonly now: Moment }): Promise<{ outcome: SolveOutcome }> => {
    const run = await runUnderWay(table, attempt)
    if (run?.state !== 'solving') return { outcome: await outcomeBefore(table, attempt) }
    const text = new TextDecoder().decode(await files.read(instancePath(attempt)))
    const prepared = prepare(readInstance(text))
    const staffed = staffExactly(prepared, await solver(), LIMITS, clock)
    const { outcome, next } = resultOf(run, prepared, staffed, attempt.now)
    return { outcome: (await wasWritten(table, [moveStaffing(next)])) ? outcome : 'superseded' }
  }
