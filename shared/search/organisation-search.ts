import { isWithin } from '../domain/taxonomy.ts'
import type { SearchFilters, SearchIndex, SearchQuestion, SearchResult } from '../stores/search-index.ts'
import type { SearchDocument } from './document.ts'
import { explain } from './explain.ts'
import { facetColumns } from './facet-columns.ts'
import { lookIn } from './look.ts'
import { nameOrder } from './name-order.ts'
import { ranked } from './rank.ts'
import { segmentsOf } from './taxonomy-words.ts'
import { wordsOf } from './terms.ts'
import { newWordsIndex, type WordsIndex } from './words-index.ts'

/** More words than a search has; the rest is not looked at. */
const MOST_WORDS = 8

/** What a search works on: documents by their places, and the index of their words. */
export type Loaded = { readonly documents: readonly SearchDocument[]; readonly words: WordsIndex }

const readinessOf = ({ offers }: SearchDocument, codes: readonly string[]): number =>
  offers.reduce(
    (most, { code, readiness = 0 }) =>
      codes.some((wanted) => isWithin(code, wanted)) ? Math.max(most, readiness) : most,
    -1,
  )

/** The search over organisations in memory, by MiniSearch; `apply` takes changes, after which it answers as one that was built anew. */
export const organisationSearch = (loaded: Loaded) => {
  const documents: (SearchDocument | undefined)[] = [...loaded.documents]
  const { words: index } = loaded
  const places = new Map(loaded.documents.map(({ key }, at) => [key, at]))
  const columns = facetColumns()
  loaded.documents.forEach((document, at) => columns.set(at, document))
  const order = nameOrder(loaded.documents)
  const look = lookIn(index)

  /** Everybody, in the order of names. */
  const listed = ({ filters, from, limit }: SearchQuestion): SearchResult => {
    const { kept, facets } = columns.narrow(order.places(), filters)
    const hits = kept.slice(from, from + limit).flatMap((at) => {
      const document = documents[at]
      return document ? [{ document, matches: [] }] : []
    })
    return { total: kept.length, hits, facets }
  }

  const search = (question: SearchQuestion): SearchResult => {
    const { words, filters, from, limit } = question
    const typed = wordsOf(words, 'dropped').slice(0, MOST_WORDS)
    const segments = segmentsOf(typed)
    if (segments.length === 0) return listed(question)
    const { scores, metAt } = look(segments)
    const { kept, facets } = columns.narrow(scores.places, filters)
    const by = { score: scores.score, documents, tie: order.compareAt }
    const hits = ranked(kept, typed, from + limit, by)
      .slice(from)
      .flatMap((at) => {
        const document = documents[at]
        return document ? [{ document, matches: explain(document, segments, metAt(at)) }] : []
      })
    return { total: kept.length, hits, facets }
  }

  const byCapability = (codes: readonly string[], filters: SearchFilters, limit: number): readonly SearchDocument[] => {
    const passes = columns.passing(filters)
    return order
      .places()
      .filter(passes)
      .flatMap((at) => documents[at] ?? [])
      .map((document) => ({ document, readiness: readinessOf(document, codes) }))
      .filter(({ readiness }) => readiness >= 0)
      .toSorted((a, b) => b.readiness - a.readiness)
      .slice(0, limit)
      .map(({ document }) => document)
  }

  const remove = (key: string): void => {
    const at = places.get(key)
    const document = at === undefined ? undefined : documents[at]
    if (at === undefined || !document) return
    index.remove({ at, document })
    documents[at] = undefined
    order.set(at, undefined)
    places.delete(key)
  }

  return {
    port: {
      search: async (question) => search(question),
      byCapability: async (codes, filters, limit) => byCapability(codes, filters, limit),
    } satisfies SearchIndex,
    /** Puts a document in place of what is there under its key, or takes it away. */
    apply: (key: string, document: SearchDocument | undefined): void => {
      remove(key)
      if (!document) return
      const at = documents.length
      documents.push(document)
      places.set(key, at)
      columns.set(at, document)
      order.set(at, document)
      index.add({ at, document })
    },
  }
}
export type OrganisationSearch = ReturnType<typeof organisationSearch>

/** A search over these documents, its index built anew. */
export const searchOver = (documents: readonly SearchDocument[]): OrganisationSearch =>
  organisationSearch({ documents, words: newWordsIndex(documents) })
