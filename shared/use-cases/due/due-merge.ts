import { mergeFrom } from '../../items/merge-item.ts'
import { continueMerge } from '../merging/continue-merge.ts'
import { continueUndo } from '../undo-merge.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** Goes on with a merge, or an undoing, that was cut off or has more to move than one run. */
export const actOnMerge = async (deps: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  const { id, status } = mergeFrom(item)
  const isUndone = status === 'undoing' || status === 'undone'
  const after = isUndone ? await continueUndo(deps, id, now) : await continueMerge(deps, id, now)
  return after.status === 'merged' || after.status === 'undone' ? 'settled' : 'later'
}
