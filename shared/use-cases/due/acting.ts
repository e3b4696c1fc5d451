import type { Moment } from '../../domain/time.ts'
import type { Files } from '../../stores/files.ts'
import type { Item, Table } from '../../stores/table.ts'
import type { RestartAttempt } from '../restart-attempt.ts'

/** What acting on a due moment needs from outside. */
export type ActOnDueDeps = {
  readonly table: Table
  readonly newId: () => string
  /** The files of spaces. */
  readonly files: Pick<Files, 'remove'>
  readonly restartAttempt: (command: RestartAttempt) => Promise<unknown>
}

/** An item whose moment has come, as it was read just now. */
export type DueItem = { readonly item: Item; readonly dueAt: Moment; readonly now: Moment }

/**
 * What became of a due moment. `moved`: it is not due at that moment any more, or somebody was faster; `later`: something else must come
 * first, the next tick brings it again.
 */
export type DueOutcome =
  | 'gone'
  | 'moved'
  | 'later'
  | 'reminded'
  | 'expired'
  | 'settled'
  | 'wakes'
  | 'restarted'
  | 'escalated'
  | 'inForce'
  | 'scheduled'
  | 'asked'
  | 'mailed'
  | 'removed'
  | 'closed'
  | 'erased'
