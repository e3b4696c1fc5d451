import type { SearchDocument } from './document.ts'
import { firstOf } from './first-of.ts'
import { wordsOf, type Word } from './terms.ts'

/** Where a name is what was typed, or begins with it, nothing else can have been meant. */
const bonusOf = (name: string, typed: readonly Word[]): number => {
  const words = wordsOf(name, 'dropped')
  const begins = typed.every((word, at) => words[at]?.sound.startsWith(word.sound))
  if (!begins) return 1
  const isSame = words.length === typed.length && typed.every((word, at) => words[at]?.sound === word.sound)
  const isWritten = typed.every((word, at) => words[at]?.written.startsWith(word.written))
  return (isSame ? 3 : 1.5) * (isWritten ? 1.2 : 1)
}

/** Only the best by words are looked at more closely. */
const LOOKED_AT = 300

/** What ranking goes by: a score for each place, the documents, and an order of equals, so that the order is always the same. */
export type RankBy = {
  readonly score: Float64Array
  readonly documents: readonly (SearchDocument | undefined)[]
  readonly tie: (one: number, other: number) => number
}

/** Puts places that were found into order, the better first, as far as the first `count` of them. */
export const ranked = (
  found: readonly number[],
  typed: readonly Word[],
  count: number,
  { score, documents, tie }: RankBy,
): readonly number[] => {
  const scoreAt = (at: number): number => score[at] ?? 0
  const sorted = firstOf(found, Math.max(LOOKED_AT, count), (a, b) => scoreAt(b) - scoreAt(a) || tie(a, b))
  const best = sorted
    .slice(0, LOOKED_AT)
    .map((at) => ({ at, score: scoreAt(at) * bonusOf(documents[at]?.name ?? '', typed) }))
    .toSorted((a, b) => b.score - a.score || tie(a.at, b.at))
    .map(({ at }) => at)
  return [...best, ...sorted.slice(LOOKED_AT)].slice(0, count)
}
