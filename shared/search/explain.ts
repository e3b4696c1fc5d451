import { isWithin } from '../domain/taxonomy.ts'
import type { Match, MatchHow } from '../stores/search-index.ts'
import type { SearchDocument, SearchField } from './document.ts'
import { codeTerm, fieldTerms } from './field-terms.ts'
import type { Met } from './find-words.ts'
import type { Segment } from './taxonomy-words.ts'
import { wordsOf, type Word } from './terms.ts'

const textsIn = (document: SearchDocument, field: SearchField): readonly string[] => {
  switch (field) {
    case 'name':
      return [document.name]
    case 'identifiers':
      return [...fieldTerms(document, 'identifiers')]
    case 'offers':
    case 'needs':
      return document[field].flatMap(({ text }) => (text === undefined ? [] : [text]))
    case 'place':
      return [document.place ?? '']
    case 'description':
      return [document.description ?? '']
  }
}

const begins = (found: Word, typed: Word): boolean =>
  found.term.startsWith(typed.term) || found.sound.startsWith(typed.sound)

/** How a word that was found relates to the one that was typed. */
export const howMet = (found: Word, typed: Word): MatchHow => {
  const isSame = found.term === typed.term || found.sound === typed.sound
  if (!isSame && !begins(found, typed)) return 'fuzzy'
  if (found.script !== typed.script && !/^\d+$/.test(found.written)) return 'transliterated'
  if (found.written === typed.written) return 'exact'
  if (found.written.startsWith(typed.written)) return 'prefix'
  return isSame ? 'wordForm' : 'prefix'
}

const nearness: readonly MatchHow[] = ['exact', 'wordForm', 'prefix', 'transliterated', 'synonym', 'fuzzy']

const nearest = (found: Word, typed: readonly Word[]): { readonly word: Word; readonly how: MatchHow } | undefined =>
  typed
    .map((word) => ({ word, how: howMet(found, word) }))
    .toSorted((a, b) => nearness.indexOf(a.how) - nearness.indexOf(b.how))
    .at(0)

const inWords = (document: SearchDocument, field: SearchField, met: Met, typed: readonly Word[]): readonly Match[] =>
  textsIn(document, field)
    .flatMap((text) => wordsOf(text))
    .filter(({ term }) => met(term, field))
    .flatMap((found) => {
      const best = nearest(found, typed)
      return best ? [{ typed: best.word.written, field, found: found.written, how: best.how }] : []
    })

const inCodes = (document: SearchDocument, segments: readonly Segment[], met: Met): readonly Match[] =>
  (['offers', 'needs'] as const).flatMap((field) =>
    segments
      .filter(({ codes }) => codes.some((code) => met(codeTerm(code), field)))
      .flatMap(({ words, codes }) =>
        document[field]
          .filter(({ code }) => codes.some((broader) => isWithin(code, broader)))
          .map(({ code }) => ({
            typed: words.map(({ written }) => written).join(' '),
            field,
            found: code,
            how: 'synonym' as const,
          })),
      ),
  )

const MOST = 12

/** Why a row matched: every word and code that was met, each once, the nearest first. */
export const explain = (document: SearchDocument, segments: readonly Segment[], met: Met): readonly Match[] => {
  const typed = segments.flatMap(({ words }) => words)
  const fields = ['name', 'identifiers', 'offers', 'needs', 'place', 'description'] as const
  const all = [...fields.flatMap((field) => inWords(document, field, met, typed)), ...inCodes(document, segments, met)]
  const distinct = new Map(all.map((match) => [`${match.field} ${match.found}`, match]))
  return [...distinct.values()].toSorted((a, b) => nearness.indexOf(a.how) - nearness.indexOf(b.how)).slice(0, MOST)
}
