import { Conflict, Forbidden, NotFound } from '../domain/errors.ts'
import type { OfficerCase } from '../domain/officer-case.ts'
import type { Moment } from '../domain/time.ts'
import { CASE_QUEUE, officerCaseFrom, officerCaseKey, replaceCase } from '../items/officer-case-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { conflictsIn } from './support/case-conflicts.ts'
import { holdersOf } from './support/officers.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

type Deps = { readonly table: Table }

/** Who gets a case: oneself, a colleague by id, or whoever has the fewest. */
export type AssignCase = {
  readonly id: string
  readonly to: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** So many open cases are looked at to see who has the fewest: the oldest. */
const MOST_COUNTED = 500

const openCaseWith = async (table: Pick<Table, 'get'>, id: string): Promise<OfficerCase> => {
  const item = await table.get(officerCaseKey(id))
  if (!item) throw new NotFound('case', id)
  const one = officerCaseFrom(item)
  if (one.status !== 'open') throw new Conflict('notInThisState', { status: one.status })
  return one
}

/** The officer with the fewest open cases of those who may decide this one; undefined where nobody may. */
export const fewestCases = async (table: Table, one: OfficerCase): Promise<string | undefined> => {
  const [officers, { items }] = await Promise.all([
    holdersOf(table, 'officer'),
    table.query({ index: 'gsi2', pk: CASE_QUEUE, limit: MOST_COUNTED }),
  ])
  const load = Map.groupBy(items.map(officerCaseFrom), ({ assignedTo }) => assignedTo)
  const byLoad = officers.map(({ id }) => ({ id, open: load.get(id)?.length ?? 0 })).toSorted((a, b) => a.open - b.open)
  for (const { id } of byLoad) if ((await conflictsIn(table, id, [one])).size === 0) return id
  return undefined
}

const whoGets = async (table: Table, one: OfficerCase, { to, personId }: AssignCase): Promise<string> => {
  if (to === 'me') return personId
  if (to !== 'fewest') return to
  const found = await fewestCases(table, one)
  if (found === undefined) throw new Forbidden('every officer is concerned')
  return found
}

/**
 * Assigns an open case; to say so twice is harmless. One that somebody has is passed on only by that officer: everybody else hears Conflict
 * `caseTaken`, and releases it first. Throws NotFound (no such case, no such officer) and Forbidden for an officer with a conflict of interest.
 */
export const makeAssignCase =
  ({ table }: Deps) =>
  (command: AssignCase): Promise<OfficerCase> =>
    retryConflicts(async () => {
      const { id, personId, now, extra = [] } = command
      const one = await openCaseWith(table, id)
      const assignedTo = await whoGets(table, one, command)
      if (one.assignedTo === assignedTo) return one
      if (one.assignedTo !== undefined && one.assignedTo !== personId) throw new Conflict('caseTaken')
      const officers = await holdersOf(table, 'officer')
      if (!officers.some((officer) => officer.id === assignedTo)) throw new NotFound('officer', assignedTo)
      if ((await conflictsIn(table, assignedTo, [one])).size > 0) throw new Forbidden('officerIsConcerned')
      const next = { ...one, assignedTo, assignedAt: now }
      await table.write([replaceCase(one, next), ...extra])
      return { ...next, version: one.version + 1 }
    })

/** Gives a case back to the queue, whoever has it: an officer may be away. Twice is harmless. Throws NotFound. */
export const makeReleaseCase =
  ({ table }: Deps) =>
  ({ id }: { readonly id: string }): Promise<OfficerCase> =>
    retryConflicts(async () => {
      const { assignedTo, assignedAt: _, ...one } = await openCaseWith(table, id)
      if (assignedTo !== undefined) await table.write([replaceCase(one, one)])
      return one
    })
