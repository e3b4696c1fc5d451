import type { FacetCount, FacetName, SearchFilters, SearchResult } from '../stores/search-index.ts'
import type { SearchDocument } from './document.ts'
import { columnNames, valuesOf, valueTests, type Column } from './facet-values.ts'
import { numberRows } from './number-rows.ts'

/** More values than anybody reads; the most frequent stand. */
const MOST_VALUES = 40

type Value = { readonly column: Column; readonly value: string }

/** What a filter asks of one column: 1 for the numbers of the values that it lets through. */
type Demand = { readonly column: Column; readonly accepts: Uint8Array }

/**
 * What documents can be narrowed by, as numbers: each value of each column has one, and a document is a short row of them in one long array.
 * So forty thousand are filtered and counted in a millisecond or two.
 */
export const facetColumns = () => {
  const values: Value[] = []
  const numbers = new Map<string, number>()
  const rows = numberRows()

  const numberOf = (column: Column, value: string): number => {
    const name = `${column} ${value}`
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, values.length)
    return values.push({ column, value }) - 1
  }

  const demandsOf = (filters: SearchFilters): readonly Demand[] =>
    valueTests(filters).map(([column, accepts]) => ({
      column,
      accepts: Uint8Array.from(values, (one) => Number(one.column === column && accepts(one.value))),
    }))

  /** The only demand that a row fails: undefined if none, `several` if more. */
  const failedBy = (at: number, demands: readonly Demand[]): Demand | 'several' | undefined => {
    let only: Demand | undefined
    for (const demand of demands) {
      if (rows.meets(at, demand.accepts)) continue
      if (only) return 'several'
      only = demand
    }
    return only
  }

  const shown = (counts: Uint32Array, column: FacetName): readonly FacetCount[] =>
    values
      .map(({ value, ...one }, number) => ({ value, count: one.column === column ? (counts[number] ?? 0) : 0 }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES)

  const facetsOf = (counts: Uint32Array): SearchResult['facets'] => ({
    capability: shown(counts, 'capability'),
    category: shown(counts, 'category'),
    kind: shown(counts, 'kind'),
    sector: shown(counts, 'sector'),
    place: shown(counts, 'place'),
    open: shown(counts, 'open'),
  })

  return {
    /** Sets the row of a place. */
    set: (at: number, document: SearchDocument): void =>
      rows.set(
        at,
        columnNames.flatMap((column) => valuesOf[column](document).map((value) => numberOf(column, value))),
      ),
    /** A test of places against filters. */
    passing: (filters: SearchFilters): ((at: number) => boolean) => {
      const demands = demandsOf(filters)
      return (at) => demands.every(({ accepts }) => rows.meets(at, accepts))
    },
    /**
     * The places that the filters let through, and the facets: each counted over those that fail at most its own filter, so that its other
     * values can be chosen.
     */
    narrow: (
      found: readonly number[],
      filters: SearchFilters,
    ): { readonly kept: readonly number[]; readonly facets: SearchResult['facets'] } => {
      const demands = demandsOf(filters)
      const counts = new Uint32Array(values.length)
      if (demands.length === 0) {
        for (const at of found) rows.tally(at, counts)
        return { kept: found, facets: facetsOf(counts) }
      }
      const kept: number[] = []
      const short = new Map(demands.map((demand) => [demand, new Uint32Array(values.length)]))
      for (const at of found) {
        const failed = failedBy(at, demands)
        if (failed === 'several') continue
        rows.tally(at, (failed && short.get(failed)) ?? counts)
        if (!failed) kept.push(at)
      }
      // Who fails one filter only counts in the column of that filter.
      for (const [{ column }, more] of short)
        more.forEach((count, number) => {
          if (values[number]?.column === column) counts[number] = (counts[number] ?? 0) + count
        })
      return { kept, facets: facetsOf(counts) }
    },
  }
}
