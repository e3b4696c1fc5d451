import { taxonomy } from '../domain/taxonomy.ts'
import { wordsOf, type Word } from './terms.ts'

const LONGEST_PHRASE = 5

const phraseOf = (words: readonly Word[]): string => words.map(({ term }) => term).join(' ')

/** Phrases of the taxonomy, names and synonyms of both languages, with their codes. */
const phrases = new Map<string, string[]>()
for (const { code, en, ru } of taxonomy)
  for (const name of [...en, ...ru]) {
    const phrase = phraseOf(wordsOf(name))
    const codes = phrases.get(phrase) ?? []
    if (!codes.includes(code)) phrases.set(phrase, [...codes, code])
  }

/** A run of the words that are looked for, with the codes that the taxonomy calls so; none, where it does not know them. */
export type Segment = { readonly words: readonly Word[]; readonly codes: readonly string[] }

const longestAt = (words: readonly Word[], from: number): Segment | undefined => {
  for (let length = Math.min(LONGEST_PHRASE, words.length - from); length > 0; length -= 1) {
    const run = words.slice(from, from + length)
    const codes = phrases.get(phraseOf(run))
    if (codes) return { words: run, codes }
  }
  return undefined
}

/** Cuts words into the longest runs that the taxonomy knows, and single words between them. */
export const segmentsOf = (words: readonly Word[]): readonly Segment[] => {
  const segments: Segment[] = []
  for (let at = 0; at < words.length;) {
    const segment = longestAt(words, at) ?? { words: words.slice(at, at + 1), codes: [] }
    segments.push(segment)
    at += segment.words.length
  }
  return segments
}
