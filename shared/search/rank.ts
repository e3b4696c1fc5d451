import type { SearchDocument } from './document.ts'
import type { Met } from './explain.ts'
import { wordsOf, type Word } from './terms.ts'

/** What was found at a place: how well it fits, and what was met there. */
export type Ranked = { readonly at: number; readonly score: number; readonly met: Met }

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

/** Puts what was found into order: the better first, equals by `tie`, so that the order is always the same. */
export const ranked = (
  found: readonly Ranked[],
  typed: readonly Word[],
  documents: readonly (SearchDocument | undefined)[],
  tie: (one: number, other: number) => number,
): readonly Ranked[] => {
  const inOrder = (a: Ranked, b: Ranked): number => b.score - a.score || tie(a.at, b.at)
  const sorted = found.toSorted(inOrder)
  const best = sorted
    .slice(0, LOOKED_AT)
    .map((one) => ({ ...one, score: one.score * bonusOf(documents[one.at]?.name ?? '', typed) }))
    .toSorted(inOrder)
  return [...best, ...sorted.slice(LOOKED_AT)]
}
