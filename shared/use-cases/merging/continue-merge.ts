import type { Merge } from '../../domain/merge.ts'
import { after, type Moment } from '../../domain/time.ts'
import { answerFrom, answerKey } from '../../items/answer-item.ts'
import { applicationFrom } from '../../items/application-item.ts'
import { isMerging, mergeFrom, mergeKey, putStep, replaceMerge } from '../../items/merge-item.ts'
import { textAt } from '../../stores/keys.ts'
import { Busy, ConditionFailed, type Item, type Table } from '../../stores/table.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { findReferences } from './find-references.ts'
import { moveAnswer } from './move-answer.ts'
import { moveFacts } from './move-facts.ts'
import { moveMembership } from './move-membership.ts'
import { moveHandover } from './move-handover.ts'
import { moveInterest } from './move-interest.ts'
import { moveMuteNote, moveWishes } from './move-wishes.ts'
import { moveParticipation } from './move-participation.ts'
import { movePlain, writeOf, type Move, type Reference } from './move.ts'

/** What merging needs from outside. */
export type MergeDeps = { readonly table: Table; readonly newId: () => string }

/** So many references a run moves; what is left is due at once, and the ticker goes on. */
const AT_ONCE = 60

/** When it is looked once more: whoever had read the former entry before the merge has written by then, and the indexes have followed. */
const LAST_LOOK = { minutes: 5 } as const

/** A merge that goes on: it is at it, or has its last look before it. */
const goesOn = ({ status, dueAt }: Merge): boolean =>
  status === 'merging' || (status === 'merged' && dueAt !== undefined)

/** The merge after a run that left something, or nothing. */
const afterRun = (before: Merge, moved: number, isAll: boolean, now: Moment): Merge => {
  const { dueAt: _, ...rest } = before
  const next = { ...rest, moved: rest.moved + moved }
  if (!isAll) return { ...next, dueAt: now }
  return rest.status === 'merging' ? { ...next, status: 'merged', dueAt: after(now, LAST_LOOK) } : next
}

const moveOf = async (table: Table, reference: Reference): Promise<Move | undefined> => {
  const { item, merge } = reference
  switch (textAt(item, 'entity')) {
    case 'Answer':
      return moveAnswer(table, reference)
    case 'Membership':
      return moveMembership(table, reference)
    case 'Interest':
      return moveInterest(table, reference)
    case 'Wishes':
      return moveWishes(table, reference)
    case 'MuteNote':
      return moveMuteNote(table, reference)
    case 'Handover':
      return moveHandover(table, reference)
    case 'OrganisationFacts':
      return moveFacts(table, reference)
    case 'Participation':
      return moveParticipation(table, reference)
    case 'Application': {
      const { id } = applicationFrom(item)
      const answer = await table.get(answerKey(id, merge.losing))
      // An applicant moves together with its own answer, which is found by itself.
      if (answer && answerFrom(answer).coordinator) return undefined
      return movePlain(table, reference)
    }
    default:
      return movePlain(table, reference)
  }
}

/** Moves one reference in a transaction that also notes it; what has changed meanwhile is read and decided again. */
const moveOne = ({ table, newId }: MergeDeps, merge: Merge, found: Item, now: Moment): Promise<boolean> =>
  retryConflicts(async () => {
    const item = await table.get({ pk: found.pk, sk: found.sk })
    if (!item) return true
    const move = await moveOf(table, { merge, item, now })
    if (!move) return false
    const { changes, counted = [], others = [] } = move
    await table.write([
      isMerging(merge),
      ...changes.map(writeOf),
      ...others,
      putStep(merge, { id: newId(), changes, counted }),
    ])
    return true
  })

/** Moves it, unless something is being registered or keeps changing: then it has its turn again. */
const moveIfReady = async (deps: MergeDeps, merge: Merge, item: Item, now: Moment): Promise<boolean> => {
  try {
    return await moveOne(deps, merge, item, now)
  } catch (error) {
    if (error instanceof Busy || error instanceof ConditionFailed) return false
    throw error
  }
}

/**
 * Goes on with a merge: moves what still refers to the losing organisation, one reference a transaction, and ends it when nothing is left.
 * It can stop anywhere and be repeated; some minutes after the end it is looked once more. Gives the merge as it then is.
 */
export const continueMerge = async (deps: MergeDeps, id: string, now: Moment): Promise<Merge> => {
  const { table } = deps
  const read = async () => mergeFrom((await table.get(mergeKey(id))) ?? { ...mergeKey(id) })
  const merge = await read()
  if (!goesOn(merge)) return merge
  const references = await findReferences(table, merge, AT_ONCE)
  let moved = 0
  for (const item of references) {
    const isMoved = await moveIfReady(deps, merge, item, now)
    moved += Number(isMoved)
    // What leads to a chain, or makes a part in a project hold, moves only after it.
    if (!isMoved && ['Chain', 'Participation'].includes(textAt(item, 'entity'))) break
  }
  const left = moved === 0 && references.length === 0 ? [] : await findReferences(table, merge, 1)
  const before = await read()
  const next = afterRun(before, moved, left.length === 0, now)
  await table.write([replaceMerge(before, next)])
  return next
}
