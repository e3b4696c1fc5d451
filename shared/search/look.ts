import { findWords, type Found } from './find-words.ts'
import { scoreSheets, type Sheet } from './scores.ts'
import type { Segment } from './taxonomy-words.ts'
import type { WordsIndex } from './words-index.ts'
import { wordsQuery, type Manner } from './words-query.ts'

/** Fewer hits than this, and typing errors are looked for too. */
const FEW = 3

/** How it is looked for when the words as they are do not bring enough: the first that brings something is it. */
const manners = ['oneError', 'twoErrors', 'anyWord'] as const satisfies readonly Manner[]

/** What was found first, and what was found behind it: all of the first comes before, and keeps what it was met by. */
const before = (first: Found, more: Found, sheet: Sheet): Found => {
  const isBehind = (at: number): boolean => first.scores.typed[at] === 0
  const behind = more.scores.places.filter(isBehind)
  const best = behind.reduce((most, at) => Math.max(most, more.scores.score[at] ?? 0), 0)
  for (const at of first.scores.places) sheet.add(at, (first.scores.score[at] ?? 0) + best, 1)
  for (const at of behind) sheet.add(at, more.scores.score[at] ?? 0, 1)
  return { scores: sheet, metAt: (at) => (isBehind(at) ? more : first).metAt(at) }
}

/**
 * Looks segments up: as they are; where that brings little, with typing errors behind it; where nothing, any of them. What it gives is good
 * until it looks again.
 */
export const lookIn = (index: WordsIndex): ((segments: readonly Segment[]) => Found) => {
  const sheets = scoreSheets()
  const find = (segments: readonly Segment[], manner: Manner): Found =>
    findWords(index, sheets, wordsQuery(segments, manner))

  return (segments) => {
    sheets.begin(index.size)
    const plain = find(segments, 'plain')
    if (plain.scores.places.length >= FEW) return plain
    for (const manner of manners.filter((one) => one !== 'anyWord' || segments.length > 1)) {
      const more = find(segments, manner)
      if (plain.scores.places.length + more.scores.places.length > 0) return before(plain, more, sheets.blank())
    }
    return plain
  }
}
