import { claimState } from '../../domain/claim.ts'
import type { OfficerCase } from '../../domain/officer-case.ts'
import { deadlineAfter, type Moment } from '../../domain/time.ts'
import { claimFrom, claimKey } from '../../items/claim-item.ts'
import { putMail } from '../../items/mail-item.ts'
import { closeCase, officerCaseFrom, replaceCase } from '../../items/officer-case-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { conflictsIn } from '../support/case-conflicts.ts'
import { tell } from '../support/event.ts'
import { newestPack } from '../support/load.ts'
import { personWith } from '../support/person.ts'
import { holdersOf } from '../support/officers.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** A transaction holds a hundred members; more officers than that would not read a reminder anyway. */
const MOST_REMINDED = 90

/** Who is reminded: whom it is assigned to (who is still an officer), else every officer who may decide it. */
const reminded = async (table: Table, one: OfficerCase): Promise<readonly string[]> => {
  const holder = one.assignedTo === undefined ? undefined : await personWith(table, one.assignedTo)
  if (holder?.roles.includes('officer')) return [holder.id]
  const officers = (await holdersOf(table, 'officer')).slice(0, MOST_REMINDED).map(({ id }) => id)
  const conflicts = await Promise.all(officers.map((id) => conflictsIn(table, id, [one])))
  return officers.filter((_, at) => conflicts[at]?.size === 0)
}

const hasRunOut = async (table: Table, { kind, subject }: OfficerCase, now: Moment): Promise<boolean> => {
  if (kind !== 'claim') return false
  const item = await table.get(claimKey(subject.id))
  return item !== undefined && claimState(claimFrom(item), now) === 'expired'
}

const escalation = (
  newId: () => string,
  one: OfficerCase,
  officers: readonly string[],
  now: Moment,
): readonly Write[] => [
  ...officers.map((id) =>
    putMail(`case-${one.id}-${one.dueAt}-${id}`, 'caseWaits', { to: 'person', id }, { caseId: one.id }, now),
  ),
  ...(one.kind === 'review'
    ? [
        tell(
          newId(),
          one.subject.id,
          'escalated',
          { by: { as: 'service' }, now },
          { data: { waitingSince: one.openedAt } },
        ),
      ]
    : []),
]

/**
 * Acts on the moment that a case of officers carries: at the first gives it the time that the pack grants, after it reminds whoever has it or
 * might take it, again and again until it is closed. A claim that has run out is closed.
 */
export const actOnCase = async ({ table, newId }: ActOnDueDeps, { item, dueAt, now }: DueItem): Promise<DueOutcome> => {
  const one = officerCaseFrom(item)
  const { times, timeZone } = await newestPack(table)
  const again = (from: Moment) =>
    replaceCase(one, { ...one, dueAt: deadlineAfter(from, times.officerEscalation, timeZone) })
  if (dueAt === one.openedAt) {
    await table.write([again(one.openedAt)])
    return 'scheduled'
  }
  if (await hasRunOut(table, one, now)) {
    await table.write([closeCase(one, { by: 'service', outcome: 'expired' }, now)])
    return 'settled'
  }
  await table.write([again(now), ...escalation(newId, one, await reminded(table, one), now)])
  return 'escalated'
}
