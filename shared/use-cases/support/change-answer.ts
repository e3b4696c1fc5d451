import type { Answer } from '../../domain/answer.ts'
import { deltaOf, shardOf, type Delta, type Phase } from '../../domain/counts.ts'
import type { Moment } from '../../domain/time.ts'
import { putAnswer } from '../../items/answer-item.ts'
import { countChange } from '../../items/count-item.ts'
import type { Write } from '../../stores/table.ts'

/** An answer as it was read (undefined: there was none), and as it is to be. */
export type AnswerChange = { readonly before: Answer | undefined; readonly next: Answer }

const sum = (a: Delta, b: Delta): Delta => ({
  confirmed: a.confirmed + b.confirmed,
  open: a.open + b.open,
  losses: a.losses + b.losses,
  version: 1,
})

/** The writes that changes of answers of one application consist of: each answer, and each count item once, in the phase that was read. */
export const changeAnswers = (changes: readonly AnswerChange[], phase: Phase, now: Moment): readonly Write[] => {
  const byShard = Map.groupBy(changes, ({ next }) => shardOf(next.organisation))
  return [
    ...changes.map(({ before, next }) => putAnswer(before, next)),
    ...[...byShard.values()].flatMap((ofShard) => {
      const [first] = ofShard
      const deltas = ofShard.map(({ before, next }) => deltaOf(before, next))
      return first
        ? [countChange(first.next.applicationId, first.next.organisation, deltas.reduce(sum), phase, now)]
        : []
    }),
  ]
}

/** The two writes of a single change. */
export const changeAnswer = (before: Answer | undefined, next: Answer, phase: Phase, now: Moment): readonly Write[] =>
  changeAnswers([{ before, next }], phase, now)
