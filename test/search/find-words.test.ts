import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { searchFields, type SearchDocument } from '../../shared/search/document.ts'
import { findWords } from '../../shared/search/find-words.ts'
import { scoreSheets } from '../../shared/search/scores.ts'
import { readWordsIndex, newWordsIndex, type WordsIndex } from '../../shared/search/words-index.ts'
import { wordsQuery, type Manner, type WordsQuery } from '../../shared/search/words-query.ts'
import { segmentsOf } from '../../shared/search/taxonomy-words.ts'
import { wordsOf } from '../../shared/search/terms.ts'
import { aSearchDocument } from './a-search-document.ts'

const vocabulary = [
  'Микрон',
  'микроника',
  'Mikronics',
  'Quantum',
  'квант',
  'Робот',
  'роботов',
  'Vostok',
  'восток',
  'Оптика',
]
const codes = ['micro.epitaxy', 'micro.epitaxy.mbe', 'robot.vision', 'photo.laser']

const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const document = fc.record({
  name: text,
  place: fc.constantFrom('Москва', 'Tver', 'Восток'),
  description: text,
  offers: fc.array(fc.record({ code: fc.constantFrom(...codes), text }), { maxLength: 2 }),
  needs: fc.array(fc.record({ code: fc.constantFrom(...codes) }), { maxLength: 1 }),
})
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...vocabulary, 'эпитаксия', 'molecular beam epitaxy', 'machine vision'),
      fc.constantFrom('мик', 'mi', 'ро', 'v', 'мекрон', 'quantun', 'вастокк', 'nothinglikeit', 'ъ'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' '))
const manner = fc.constantFrom<Manner>('plain', 'oneError', 'twoErrors', 'anyWord')

type Plain = { readonly [place: number]: { readonly score: number; readonly met: readonly string[] } }

const byMiniSearch = (index: WordsIndex, query: WordsQuery): Plain =>
  Object.fromEntries(
    index.search(query).map(({ id, score, match }) => {
      const met = Object.entries(match).flatMap(([term, fields]) => fields.map((field) => `${term} ${field}`))
      return [id, { score: score, met: met.toSorted() }]
    }),
  )

const byPostings = (index: WordsIndex, query: WordsQuery): Plain => {
  const terms = index.toJSON().index.map(([term]) => term)
  const sheets = scoreSheets()
  sheets.begin(index.size)
  const { scores, metAt } = findWords(index, sheets, query)
  expect(new Set(scores.places).size).toBe(scores.places.length)
  return Object.fromEntries(
    scores.places.map((at) => {
      const met = terms.flatMap((term) =>
        searchFields.filter((field) => metAt(at)(term, field)).map((field) => `${term} ${field}`),
      )
      return [at, { score: scores.score[at] ?? 0, met: met.toSorted() }]
    }),
  )
}

/** The places at which the two ways differ; in the last digit of a score they may, because sums are in another order. */
const differences = (index: WordsIndex, words: string, how: Manner): readonly string[] => {
  const query = wordsQuery(segmentsOf(wordsOf(words, 'dropped')), how)
  const [fast, plain] = [byPostings(index, query), byMiniSearch(index, query)]
  return [...new Set([...Object.keys(fast), ...Object.keys(plain)])].filter((place) => {
    const [one, other] = [fast[Number(place)], plain[Number(place)]]
    return !one || !other || Math.abs(one.score - other.score) > 2e-4 || one.met.join() !== other.met.join()
  })
}

describe('finding words by postings', () => {
  it('gives the places, scores and reasons that MiniSearch gives, for random documents and queries', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 12 }), typed, manner, (some, words, how) => {
        const documents = some.map((one, number): SearchDocument => aSearchDocument(number, one.name, one))
        expect(differences(newWordsIndex(documents), words, how)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('does so after documents have come and gone, also in an index that was written down and read', () => {
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 4, maxLength: 10 }),
        fc.array(fc.nat(9), { maxLength: 5 }),
        typed,
        manner,
        (some, leaving, words, how) => {
          const documents = some.map((one, number): SearchDocument => aSearchDocument(number, one.name, one))
          const index = readWordsIndex(newWordsIndex(documents.slice(0, 2)).toJSON())
          expect(differences(index, words, how)).toEqual([])
          documents.slice(2).forEach((one, number) => index.add({ at: number + 2, document: one }))
          for (const at of new Set(leaving)) {
            const gone = documents[at]
            if (gone) index.remove({ at, document: gone })
          }
          expect(differences(index, words, how)).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  it('gives blank sheets again and again, larger where places were added', () => {
    const index = newWordsIndex([aSearchDocument(1, 'Микрон')])
    const sheets = scoreSheets()
    const query = wordsQuery(segmentsOf(wordsOf('микрон')), 'plain')
    const scores = [1, 2, 3].map(() => {
      sheets.begin(index.size)
      return findWords(index, sheets, query).scores.score[0]
    })
    expect(new Set(scores).size).toBe(1)
    for (let at = 1; at < 1500; at += 1) index.add({ at, document: aSearchDocument(at + 1, 'Микрон') })
    sheets.begin(index.size)
    expect(findWords(index, sheets, query).scores.places).toHaveLength(1500)
  })
})
