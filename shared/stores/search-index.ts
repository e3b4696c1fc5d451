import * as z from 'zod'
import type { Category, Organisation } from '../domain/organisation.ts'
import type { SearchDocument, SearchField } from '../search/document.ts'

/** What narrows a search. A capability includes those below it; a place is compared as it is written, but for case. */
export type SearchFilters = {
  readonly capability?: string | undefined
  readonly needed?: string | undefined
  readonly category?: Category | undefined
  readonly kind?: Organisation['kind'] | undefined
  readonly sector?: string | undefined
  readonly place?: string | undefined
  readonly open?: boolean | undefined
}

/** What is looked for, and which stretch of what is found is wanted. */
export type SearchQuestion = {
  readonly words: string
  readonly filters: SearchFilters
  readonly from: number
  readonly limit: number
}

/** How what was found relates to what was typed. `wordForm`: another form of the word; `synonym`: the taxonomy calls so what the organisation does. */
export const matchHowSchema = z.enum(['exact', 'wordForm', 'prefix', 'fuzzy', 'transliterated', 'synonym'])
export type MatchHow = z.infer<typeof matchHowSchema>

/** Why a row matched: what was typed, in which field, the word or code that it met there, and how. */
export type Match = {
  readonly typed: string
  readonly field: SearchField
  readonly found: string
  readonly how: MatchHow
}

/** One organisation that was found, and why. */
export type SearchHit = { readonly document: SearchDocument; readonly matches: readonly Match[] }

/** How many of what was found have a value; each facet is counted as if it did not narrow itself. */
export type FacetCount = { readonly value: string; readonly count: number }

/** The facets that are counted. */
export const facetNames = ['capability', 'category', 'kind', 'sector', 'place', 'open'] as const
export type FacetName = (typeof facetNames)[number]

/** What was found: how many, the stretch that was wanted, the facets. */
export type SearchResult = {
  readonly total: number
  readonly hits: readonly SearchHit[]
  readonly facets: { readonly [facet in FacetName]: readonly FacetCount[] }
}

/**
 * The one port to the search over organisations; docs/search.md says how OpenSearch would stand behind it. `byCapability` gives
 * organisations, suspended ones too, that offer one of the codes or a code below it, the readiest first.
 */
export type SearchIndex = {
  search(question: SearchQuestion): Promise<SearchResult>
  byCapability(codes: readonly string[], filters: SearchFilters, limit: number): Promise<readonly SearchDocument[]>
}
