import { catalogueOf, type Catalogue } from '../../domain/measures/catalogue.ts'
import {
  catalogueHeadKey,
  catalogueVersionFrom,
  measureFrom,
  MEASURE_PREFIX,
  MEASURES,
} from '../../items/measure-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'

/** Gives the catalogue as it is now. */
export type ReadCatalogue = () => Promise<Catalogue>

/**
 * Reads the catalogue, and keeps it with its rules made ready: each call asks for the head only, and for the measures (one partition, a page
 * or two) where something has changed. The head is read first, so what is kept may be newer than its number, never older.
 */
export const makeReadCatalogue = ({ table }: { readonly table: Pick<Table, 'get' | 'query'> }): ReadCatalogue => {
  let kept: { readonly version: number; readonly catalogue: Catalogue } | undefined
  return async () => {
    const version = catalogueVersionFrom(await table.get(catalogueHeadKey))
    if (kept?.version === version) return kept.catalogue
    const items = await queryAll(table, { pk: MEASURES, beginsWith: MEASURE_PREFIX })
    kept = { version, catalogue: catalogueOf(items.map(measureFrom)) }
    return kept.catalogue
  }
}
