import type { Ranked } from './rank.ts'
import type { Segment } from './taxonomy-words.ts'
import type { WordsIndex } from './words-index.ts'
import { wordsQuery, type Manner } from './words-query.ts'

/** Fewer hits than this, and typing errors are looked for too. */
const FEW = 3

/** How it is looked for when the words as they are do not bring enough: the first that brings something is it. */
const manners = ['oneError', 'twoErrors', 'anyWord'] as const satisfies readonly Manner[]

// Scores are rounded, because sums of the same parts in another order differ in their last digits.
const lookIn = (index: WordsIndex, segments: readonly Segment[], manner: Manner): readonly Ranked[] =>
  index
    .search(wordsQuery(segments, manner))
    .map(({ id, score, match }) => ({ at: Number(id), score: Math.round(score * 1e4) / 1e4, met: match }))

/** Looks segments up: as they are; where that brings little, with typing errors behind it; where nothing, any of them. */
export const look = (index: WordsIndex, segments: readonly Segment[]): readonly Ranked[] => {
  const plain = lookIn(index, segments, 'plain')
  if (plain.length >= FEW) return plain
  const known = new Set(plain.map(({ at }) => at))
  for (const manner of manners.filter((one) => one !== 'anyWord' || segments.length > 1)) {
    const more = lookIn(index, segments, manner).filter(({ at }) => !known.has(at))
    const best = Math.max(0, ...more.map(({ score }) => score))
    if (plain.length + more.length > 0) return [...plain.map((one) => ({ ...one, score: one.score + best })), ...more]
  }
  return []
}
