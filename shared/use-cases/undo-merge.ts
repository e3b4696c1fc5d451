import { Conflict, NotFound } from '../domain/errors.ts'
import type { Merge } from '../domain/merge.ts'
import { actorText } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { countFrom, countKey } from '../items/count-item.ts'
import { shardOf } from '../domain/counts.ts'
import { correctionRecord } from '../items/correction-item.ts'
import {
  mergeFrom,
  mergeKey,
  replaceMerge,
  stepFrom,
  stepKeyOf,
  stepsOf,
  type Change,
  type Counted,
  type Step,
} from '../items/merge-item.ts'
import { organisationKey } from '../items/organisation-item.ts'
import { askForWake } from '../items/outbox-item.ts'
import { ConditionFailed, Busy, type Item, type Table, type Write } from '../stores/table.ts'
import type { MergeDeps } from './merging/continue-merge.ts'
import { partEntries } from './merging/entries.ts'
import { countWrites } from './merging/move-answer.ts'
import { writeOf } from './merging/move.ts'
import { assertUnconcerned } from './merge-organisations.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** Which merge an officer takes back. */
export type UndoMerge = {
  readonly id: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** So many steps a run takes back; what is left is due at once. */
const AT_ONCE = 60

const inOrder = (item: Item | undefined): string =>
  JSON.stringify(Object.entries(item ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Whether the item still is what the merge made of it. */
const isUntouched = async (table: Pick<Table, 'get'>, { before, after }: Change): Promise<boolean> => {
  const key = after ?? before
  return key !== undefined && inOrder(await table.get({ pk: key.pk, sk: key.sk })) === inOrder(after)
}

const countsBack = async (
  table: Pick<Table, 'get'>,
  counted: readonly Counted[],
  now: Moment,
): Promise<readonly Write[]> => {
  const [first] = counted
  if (!first) return []
  const item = await table.get(countKey(first.applicationId, shardOf(first.organisation)))
  if (!item) return []
  const { phase } = countFrom(item)
  if (phase === 'registering') throw new Busy(new Error(`${first.applicationId} is being registered`))
  const back = counted.map((one) => ({ ...one, confirmed: -one.confirmed, open: -one.open }))
  return [...countWrites(back, phase, now), askForWake(first.applicationId, now)]
}

/** Takes one step back, whole or not at all: what happened to any of its items since stays as it is. */
const takeBack = async (table: Table, merge: Merge, step: Step, now: Moment): Promise<boolean> => {
  const untouched = await Promise.all(step.changes.map((change) => isUntouched(table, change)))
  const isBack = untouched.every(Boolean)
  await table.write([
    { delete: stepKeyOf(merge, step), when: [{ attribute: 'pk', exists: true }] },
    ...(isBack ? step.changes.map(({ before, after }) => writeOf({ before: after, after: before })) : []),
    ...(isBack ? await countsBack(table, step.counted, now) : []),
  ])
  return isBack
}

const finish = async ({ table, newId }: MergeDeps, merge: Merge, step: Step, now: Moment): Promise<Merge> => {
  const losing = step.changes[0]?.before
  const keeping = await table.get(organisationKey(merge.keeping))
  if (!losing || !keeping) throw new Error(`merge ${merge.id} has lost its entries`)
  const { dueAt: _, ...rest } = merge
  const next: Merge = { ...rest, status: 'undone' }
  const by = merge.undoneBy ?? 'service'
  await table.write([
    replaceMerge(merge, next),
    { delete: stepKeyOf(merge, step) },
    ...partEntries(merge, losing, keeping, now),
    correctionRecord({
      id: newId(),
      key: merge.keeping,
      at: now,
      by,
      from: merge.keeping,
      to: merge.losing,
      reason: 'undone',
    }),
  ])
  return next
}

const read = async (table: Pick<Table, 'get'>, id: string): Promise<Merge> => {
  const item = await table.get(mergeKey(id))
  if (!item) throw new NotFound('merge', id)
  return mergeFrom(item)
}

/** Goes on with an undoing, the last step first; the entries themselves come last. It can stop anywhere and be repeated. */
export const continueUndo = async (deps: MergeDeps, id: string, now: Moment): Promise<Merge> => {
  const { table } = deps
  const merge = await read(table, id)
  if (merge.status !== 'undoing') return merge
  const steps = (await table.query({ ...stepsOf(id), limit: AT_ONCE })).items.map(stepFrom)
  const moves = steps.filter(({ id: step }) => step !== '0')
  let stayed = 0
  for (const step of moves) stayed += Number(!(await retryConflicts(() => takeBack(table, merge, step, now))))
  if (stayed > 0) await table.write([replaceMerge(merge, { ...merge, stayed: merge.stayed + stayed })])
  const first = steps.length < AT_ONCE ? steps.find(({ id: step }) => step === '0') : undefined
  if (!first) return read(table, id)
  return retryConflicts(async () => finish(deps, await read(table, id), first, now))
}

/**
 * Takes a merge back within the time that the pack grants: everything that has not changed since is item for item what it was; what has, stays
 * with the kept organisation and is counted. Twice is harmless. Throws NotFound, Forbidden, Conflict `tooLateToUndo` and `mergeUnderWay`.
 */
export const makeUndoMerge =
  (deps: MergeDeps) =>
  async ({ id, personId, now, extra = [] }: UndoMerge): Promise<Merge> => {
    await retryConflicts(async () => {
      const merge = await read(deps.table, id)
      await assertUnconcerned(deps.table, personId, [merge.losing, merge.keeping])
      if (merge.status === 'undoing' || merge.status === 'undone') return
      if (merge.status === 'merging') throw new Conflict('mergeUnderWay')
      if (now >= merge.undoUntil) throw new Conflict('tooLateToUndo', { until: merge.undoUntil })
      const undoneBy = actorText({ as: 'officer', personId })
      await deps.table.write([replaceMerge(merge, { ...merge, status: 'undoing', undoneBy, dueAt: now }), ...extra])
    })
    try {
      return await continueUndo(deps, id, now)
    } catch (error) {
      // It is due, so the ticker goes on with it.
      if (error instanceof Busy || error instanceof ConditionFailed) return read(deps.table, id)
      throw error
    }
  }
