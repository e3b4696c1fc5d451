import { isWithin } from '../domain/taxonomy.ts'
import type { FacetName, SearchFilters } from '../stores/search-index.ts'
import type { SearchDocument } from './document.ts'
import { plainLetters } from './letters.ts'

/** What documents can be narrowed by: the facets, and what is needed. */
export type Column = FacetName | 'needed'

/** The columns, in one order. */
export const columnNames = [
  'capability',
  'needed',
  'category',
  'kind',
  'sector',
  'place',
  'open',
] as const satisfies readonly Column[]

/** The values that a document has in each column. */
export const valuesOf: { readonly [column in Column]: (document: SearchDocument) => readonly string[] } = {
  capability: ({ offers }) => offers.map(({ code }) => code),
  needed: ({ needs }) => needs.map(({ code }) => code),
  category: ({ category }) => [category],
  kind: ({ kind }) => [kind],
  sector: ({ sectors }) => sectors,
  place: ({ place }) => (place === undefined ? [] : [place]),
  open: ({ open }) => [String(open)],
}

/** The columns that filters narrow, with the test that a value must pass. */
export const valueTests = (filters: SearchFilters): readonly (readonly [Column, (value: string) => boolean])[] => {
  const { capability, needed, place, open } = filters
  const wanted = place === undefined ? undefined : plainLetters(place)
  const tests: { readonly [column in Column]: ((value: string) => boolean) | undefined } = {
    capability: capability === undefined ? undefined : (value) => isWithin(value, capability),
    needed: needed === undefined ? undefined : (value) => isWithin(value, needed),
    category: filters.category === undefined ? undefined : (value) => value === filters.category,
    kind: filters.kind === undefined ? undefined : (value) => value === filters.kind,
    sector: filters.sector === undefined ? undefined : (value) => value === filters.sector,
    place: wanted === undefined ? undefined : (value) => plainLetters(value) === wanted,
    open: open === undefined ? undefined : (value) => value === String(open),
  }
  return columnNames.flatMap((column) => {
    const test = tests[column]
    return test ? [[column, test] as const] : []
  })
}
