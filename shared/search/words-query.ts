import { codeTerm } from './field-terms.ts'
import type { SearchField } from './document.ts'
import type { Segment } from './taxonomy-words.ts'
import type { Word } from './terms.ts'

/** How words are looked for: as they are or as beginnings, with one typing error in each, with two, or any of the words with two. */
export type Manner = 'plain' | 'oneError' | 'twoErrors' | 'anyWord'

/** Terms of which any is enough, and how each may differ from what is found. */
export type TermsQuery = {
  readonly queries: string[]
  readonly combineWith: 'OR'
  readonly fields: SearchField[]
  readonly boost: { readonly [field in SearchField]?: number }
  readonly prefix: (term: string) => boolean
  readonly fuzzy: (term: string) => number
  readonly weights: { readonly prefix: number; readonly fuzzy: number }
}

/** What is looked for, in MiniSearch's own words: its `search` takes it, and `findWords` answers it equally. */
export type WordsQuery = TermsQuery | { readonly queries: WordsQuery[]; readonly combineWith: 'AND' | 'OR' }

const boost = {
  name: 4,
  identifiers: 6,
  offers: 2,
  needs: 1,
  place: 2,
  description: 0.7,
} as const satisfies TermsQuery['boost']

const wordFields: SearchField[] = ['name', 'identifiers', 'offers', 'needs', 'place', 'description']
const weights = { prefix: 0.6, fuzzy: 0.3 }

/** Two letters and more may be the beginning of a word; a single one would bring half of the register. */
const SHORTEST_PREFIX = 2

/** So many letters may be wrong in a word: none in one of three or a number, two only in long ones. */
const errorsIn = (term: string, manner: Manner): number => {
  if (manner === 'plain' || /^\d/.test(term) || term.length < 4) return 0
  return manner === 'oneError' || term.length < 7 ? 1 : 2
}

const oneWord = ({ term, sound }: Word, manner: Manner): TermsQuery => ({
  queries: [...new Set([term, sound])].filter((one) => one !== ''),
  combineWith: 'OR',
  fields: wordFields,
  boost,
  prefix: (text) => text.length >= SHORTEST_PREFIX,
  fuzzy: (text) => errorsIn(text, manner),
  weights,
})

const codesOf = (codes: readonly string[]): TermsQuery => ({
  queries: codes.map(codeTerm),
  combineWith: 'OR',
  fields: ['offers', 'needs'],
  boost: { offers: 3, needs: 1.5 },
  prefix: () => false,
  fuzzy: () => 0,
  weights,
})

const oneSegment = ({ words, codes }: Segment, manner: Manner): WordsQuery => {
  const spelt: WordsQuery = { combineWith: 'AND', queries: words.map((word) => oneWord(word, manner)) }
  return codes.length === 0 ? spelt : { combineWith: 'OR', queries: [spelt, codesOf(codes)] }
}

/** What is looked for, of segments of words. */
export const wordsQuery = (segments: readonly Segment[], manner: Manner): WordsQuery => ({
  combineWith: manner === 'anyWord' ? 'OR' : 'AND',
  queries: segments.map((segment) => oneSegment(segment, manner)),
})
