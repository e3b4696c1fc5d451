import type { Query } from 'minisearch'
import type { SearchField } from './document.ts'
import { codeTerm } from './words-index.ts'
import type { Segment } from './taxonomy-words.ts'
import type { Word } from './terms.ts'

/** How words are looked for: as they are or as beginnings, with one typing error in each, with two, or any of the words with two. */
export type Manner = 'plain' | 'oneError' | 'twoErrors' | 'anyWord'

const boost: { readonly [field in SearchField]: number } = {
  name: 4,
  identifiers: 6,
  offers: 2,
  needs: 1,
  place: 2,
  description: 0.7,
}

/** Two letters and more may be the beginning of a word; a single one would bring half of the register. */
const SHORTEST_PREFIX = 2

/** So many letters may be wrong in a word: none in one of three or a number, two only in long ones. */
const errorsIn = (term: string, manner: Manner): number => {
  if (manner === 'plain' || /^\d/.test(term) || term.length < 4) return 0
  return manner === 'oneError' || term.length < 7 ? 1 : 2
}

const oneWord = ({ term, sound }: Word, manner: Manner): Query => ({
  queries: sound === term || sound === '' ? [term] : [term, sound],
  combineWith: 'OR',
  boost,
  prefix: (text) => text.length >= SHORTEST_PREFIX,
  fuzzy: (text) => errorsIn(text, manner),
  maxFuzzy: 2,
  weights: { prefix: 0.6, fuzzy: 0.3 },
})

const codesOf = (codes: readonly string[]): Query => ({
  queries: codes.map(codeTerm),
  combineWith: 'OR',
  fields: ['offers', 'needs'],
  boost: { offers: 3, needs: 1.5 },
  prefix: false,
  fuzzy: false,
})

const oneSegment = ({ words, codes }: Segment, manner: Manner): Query => {
  const spelt: Query = { combineWith: 'AND', queries: words.map((word) => oneWord(word, manner)) }
  return codes.length === 0 ? spelt : { combineWith: 'OR', queries: [spelt, codesOf(codes)] }
}

/** What MiniSearch is asked for segments of words. */
export const wordsQuery = (segments: readonly Segment[], manner: Manner): Query => ({
  combineWith: manner === 'anyWord' ? 'OR' : 'AND',
  queries: segments.map((segment) => oneSegment(segment, manner)),
})
