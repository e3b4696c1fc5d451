import { tally, type Count } from '../../domain/counts.ts'
import type { Submitted } from '../../domain/application.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Moment } from '../../domain/time.ts'
import type { Waiting } from '../../domain/wait.ts'
import type { Run } from '../../items/application-item.ts'

/** What the end of a wait is decided by, from what was read. */
export const waitingOf = (
  { application, run }: { readonly application: Submitted; readonly run: Run },
  counts: readonly Count[],
  pack: RulePack,
  now: Moment,
): Waiting => ({
  application,
  assessed: run.assessed,
  tally: counts.length > 0 ? tally(counts) : undefined,
  pack,
  now,
})
