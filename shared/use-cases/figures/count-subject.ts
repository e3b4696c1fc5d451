import { difference, sumOf } from '../../domain/figures/figure.ts'
import type { Moment } from '../../domain/time.ts'
import {
  changeShare,
  COUNT_IN_USE,
  countInUseFrom,
  shareFrom,
  shareKey,
  type Subject,
} from '../../items/figure-item.ts'
import type { Table } from '../../stores/table.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { cellsOfSubject, type CountDeps } from './cells-of-subject.ts'

/** What keeping the figures needs from outside. */
export type KeepDeps = CountDeps & { readonly table: Table }

/** How many totals a transaction changes: beside the share, a hundred at most have room. */
const CHANGES_A_WRITE = 90

type Counting = { readonly count: number; readonly subject: Subject; readonly now: Moment }

/** One look at what a subject adds now, and a step towards it; whether anything had to be written. */
const look = (deps: KeepDeps, { count, subject, now }: Counting): Promise<boolean> =>
  retryConflicts(async () => {
    const before = shareFrom(await deps.table.get(shareKey(count, subject)))
    const stands = await cellsOfSubject(deps, subject, now)
    if (!stands) return false
    const changes = difference(before.cells, sumOf(stands.cells))
    const some = changes.slice(0, CHANGES_A_WRITE)
    const asOf = some.length === changes.length ? stands.asOf : before.asOf
    if (some.length === 0 && asOf === before.asOf) return false
    await deps.table.write(changeShare(count, subject, before, { changes: some, asOf }))
    return true
  })

/**
 * Brings what a subject adds to one count up to what it is now. Whoever wrote something looks again: somebody else may have seen a later state
 * meanwhile, found nothing to write, and been overtaken by what was read before. What is gone keeps what it has added.
 */
export const countIn = async (deps: KeepDeps, counting: Counting): Promise<void> => {
  while (await look(deps, counting));
}

/**
 * Brings the figures up to what a subject is now: the difference to what it added before goes into the totals with its new share. Repeats and
 * any order come to the same, because what counts is how things stand and not what happened.
 */
export const makeCountSubject =
  (deps: KeepDeps) =>
  async (subject: Subject, now: Moment): Promise<void> => {
    const { shown, making } = countInUseFrom(await deps.table.get(COUNT_IN_USE))
    await countIn(deps, { count: shown, subject, now })
    if (making !== undefined) await countIn(deps, { count: making, subject, now })
  }
