import { Conflict, Forbidden, NotFound } from '../domain/errors.ts'
import type { OfficerCase } from '../domain/officer-case.ts'
import type { Moment } from '../domain/time.ts'
import { closeCase, officerCaseFrom, officerCaseKey } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { conflictsIn } from './support/case-conflicts.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** Which case an officer closes, and what was done about it. */
export type CloseCase = {
  readonly id: string
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** Kinds that nothing but somebody's word closes; all others are closed by their decision. */
const BY_HAND: readonly OfficerCase['kind'][] = ['misdirected']

/** Closes a case by hand; twice is harmless. Throws NotFound, Conflict `decidedElsewhere`, Forbidden for an officer with a conflict of interest. */
export const makeCloseCase =
  ({ table }: { readonly table: Table }) =>
  (command: CloseCase): Promise<void> =>
    retryConflicts(async () => {
      const { id, reason, personId, now, extra = [] } = command
      const item = await table.get(officerCaseKey(id))
      if (!item) throw new NotFound('case', id)
      const one = officerCaseFrom(item)
      if (!BY_HAND.includes(one.kind)) throw new Conflict('decidedElsewhere')
      if (one.status === 'closed') return
      if ((await conflictsIn(table, personId, [one])).size > 0) throw new Forbidden('officerIsConcerned')
      await table.write([closeCase(one, { by: `officer:${personId}`, outcome: 'done', reason }, now), ...extra])
    })
