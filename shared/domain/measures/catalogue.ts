import { demandOf, type Demand } from '../conditions/demand.ts'
import type { Measure } from './measure.ts'

/** A measure that is offered, with its rule ready to be evaluated and the measures that it excludes, in both directions. */
export type Offered = {
  readonly measure: Measure
  readonly demand: Demand
  readonly excludes: ReadonlySet<string>
}

/** The measures that are offered, in the order of their names. */
export type Catalogue = ReadonlyMap<string, Offered>

/** The catalogue of these measures. What one excludes excludes it too, whichever of the two was written with it. */
export const catalogueOf = (measures: readonly Measure[]): Catalogue => {
  const published = measures.filter(({ status }) => status === 'published').toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const excludes = new Map(published.map(({ id }) => [id, new Set<string>()]))
  for (const { id, excludes: named } of published)
    for (const other of named) {
      if (!excludes.has(other) || other === id) continue
      excludes.get(id)?.add(other)
      excludes.get(other)?.add(id)
    }
  return new Map(
    published.map((measure) => [
      measure.id,
      { measure, demand: demandOf(measure.rule), excludes: excludes.get(measure.id) ?? new Set() },
    ]),
  )
}
