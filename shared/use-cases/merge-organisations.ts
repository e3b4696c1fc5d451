import { Conflict, Forbidden, InvalidRequest, NotFound } from '../domain/errors.ts'
import type { Merge } from '../domain/merge.ts'
import { duplicateCaseId } from '../domain/officer-case.ts'
import { actorText } from '../domain/person.ts'
import { after, type Moment } from '../domain/time.ts'
import { correctionRecord } from '../items/correction-item.ts'
import { createMerge, mergeFrom, mergeKey, putStep } from '../items/merge-item.ts'
import { closeIfOpen, officerCaseKey } from '../items/officer-case-item.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import type { Item, Table, Write } from '../stores/table.ts'
import { continueMerge, type MergeDeps } from './merging/continue-merge.ts'
import { entryChange, mergedInto, shareAllowance, uniteEntries } from './merging/entries.ts'
import { newestPack } from './support/load.ts'
import { organisationsOf } from './support/officers.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** Which entry becomes part of which, and why. */
export type MergeOrganisations = {
  readonly id: string
  readonly losing: string
  readonly keeping: string
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** The undoing's first step is the entry itself: its id sorts before all others. */
const FIRST_STEP = '0'

const entry = async (table: Pick<Table, 'get'>, key: string): Promise<Item> => {
  const item = await table.get(organisationKey(key))
  if (item?.['entity'] === 'MergedOrganisation') throw new Conflict('mergeUnderWay')
  if (!item || !organisationFrom(item)) throw new NotFound('organisation', key)
  return item
}

/** Throws Forbidden for an officer who represents either of two organisations. */
export const assertUnconcerned = async (
  table: Pick<Table, 'query'>,
  personId: string,
  keys: readonly string[],
): Promise<void> => {
  const own = await organisationsOf(table, personId)
  if (keys.some((key) => own.includes(key))) throw new Forbidden('officerIsConcerned')
}

const begin = async ({ table, newId }: MergeDeps, command: MergeOrganisations): Promise<Merge> => {
  const { id, losing, keeping, reason, personId, now, extra = [] } = command
  await assertUnconcerned(table, personId, [losing, keeping])
  const [lost, kept] = [await entry(table, losing), await entry(table, keeping)]
  // Whatever was merged into the losing one leads there by one step, which a second merge would make two.
  if (mergedInto(lost) > 0) throw new Conflict('mergeUnderWay')
  const { times } = await newestPack(table)
  const by = actorText({ as: 'officer', personId })
  const undoUntil = after(now, times.mergeUndo)
  const merge: Merge = {
    id,
    losing,
    keeping,
    status: 'merging',
    reason,
    by,
    at: now,
    undoUntil,
    moved: 0,
    stayed: 0,
    dueAt: now,
  }
  const duplicate = await table.get(officerCaseKey(duplicateCaseId(losing, keeping)))
  await table.write([
    createMerge(merge),
    ...uniteEntries(merge, lost, kept),
    putStep(merge, { id: FIRST_STEP, changes: [entryChange(merge, lost)], counted: [] }),
    ...(await shareAllowance(table, merge, now)),
    correctionRecord({ id: newId(), key: keeping, at: now, by, from: losing, to: keeping, reason }),
    ...closeIfOpen(duplicate, { by, outcome: 'merged', reason }, now),
    ...extra,
  ])
  return merge
}

/**
 * Makes one organisation of two entries. From the first transaction on the old key leads to the kept one; then everything that refers to it
 * moves, and a merge that is cut off goes on by itself. Throws NotFound, InvalidRequest, Conflict `mergeUnderWay`, and Forbidden for an officer
 * who represents one of the two.
 */
export const makeMergeOrganisations =
  (deps: MergeDeps) =>
  async (command: MergeOrganisations): Promise<Merge> => {
    if (command.losing === command.keeping)
      throw new InvalidRequest([{ path: '/keeping', message: 'is the same organisation' }])
    const { id } = await retryConflicts(() => begin(deps, command))
    return continueMerge(deps, id, command.now)
  }

/** Reads a merge; throws NotFound. */
export const makeReadMerge =
  ({ table }: { readonly table: Pick<Table, 'get'> }) =>
  async (id: string): Promise<Merge> => {
    const item = await table.get(mergeKey(id))
    if (!item) throw new NotFound('merge', id)
    return mergeFrom(item)
  }
