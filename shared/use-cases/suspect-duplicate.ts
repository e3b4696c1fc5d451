import { Conflict, Forbidden, InvalidRequest, NotFound } from '../domain/errors.ts'
import { duplicateCaseId } from '../domain/officer-case.ts'
import type { Moment } from '../domain/time.ts'
import { closeCase, officerCaseFrom, officerCaseKey, openCase, openCaseIn } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { conflictsIn } from './support/case-conflicts.ts'
import { resolve } from './support/resolve.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** Which two entries somebody takes for one organisation, by any of their identifiers, and why. */
export type SuspectDuplicate = {
  readonly one: string
  readonly other: string
  readonly note: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const keyOf = async (table: Pick<Table, 'getMany'>, identifier: string): Promise<string> => {
  const [found] = await resolve(table, [identifier])
  if (!found || !('organisation' in found) || !found.organisation) throw new NotFound('organisation', identifier)
  return found.key
}

/** Asks officers whether two entries are one organisation; while that is open, once. Gives the case's id. Throws NotFound and InvalidRequest. */
export const makeSuspectDuplicate =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) =>
  async ({ one, other, note, now, extra = [] }: SuspectDuplicate): Promise<string> => {
    const keys = [await keyOf(table, one), await keyOf(table, other)].toSorted((a, b) => (a < b ? -1 : 1))
    const [first = '', second = ''] = keys
    if (first === second) throw new InvalidRequest([{ path: '/other', message: 'is the same organisation' }])
    const id = duplicateCaseId(first, second)
    const subject = { type: 'organisation', id: first } as const
    await wasWritten(table, [
      openCase({ id, kind: 'duplicate', subject, concerned: keys, facts: { how: 'byHand' }, note }, now),
      ...extra,
    ])
    return id
  }

/** Which suspicion an officer dismisses, and why. */
export type DismissDuplicate = {
  readonly id: string
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Dismisses a suspicion, with a reason that is kept: no import raises it again. Twice is harmless. Throws NotFound, Conflict `decidedElsewhere`
 * for a case of another kind, and Forbidden for an officer who represents one of the two.
 */
export const makeDismissDuplicate =
  ({ table }: { readonly table: Table }) =>
  ({ id, reason, personId, now, extra = [] }: DismissDuplicate): Promise<void> =>
    retryConflicts(async () => {
      const item = await table.get(officerCaseKey(id))
      if (!item) throw new NotFound('case', id)
      const one = officerCaseFrom(item)
      if (one.kind !== 'duplicate') throw new Conflict('decidedElsewhere')
      if (!openCaseIn(item)) return
      if ((await conflictsIn(table, personId, [one])).size > 0) throw new Forbidden('officerIsConcerned')
      await table.write([closeCase(one, { by: `officer:${personId}`, outcome: 'dismissed', reason }, now), ...extra])
    })
