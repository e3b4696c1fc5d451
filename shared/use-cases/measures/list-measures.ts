import { NotFound } from '../../domain/errors.ts'
import type { Measure } from '../../domain/measures/measure.ts'
import {
  measureFrom,
  measureKey,
  MEASURE_PREFIX,
  measureVersionKey,
  measureVersions,
  MEASURES,
} from '../../items/measure-item.ts'
import type { Item, Start, Table } from '../../stores/table.ts'

type Page = { readonly limit: number; readonly start?: Start | undefined }

type MeasuresRead = { readonly measures: readonly Measure[]; readonly next?: Start | undefined }

/** Lists the measures as officers see them, the retired among them, in the order of their names. */
export const makeListMeasures =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async ({ status, ...page }: Page & { readonly status?: Measure['status'] | undefined }): Promise<MeasuresRead> => {
    const { items, next } = await table.query({
      pk: MEASURES,
      beginsWith: MEASURE_PREFIX,
      ...(status === undefined ? {} : { where: [{ attribute: 'status', is: status }] }),
      ...page,
    })
    return { measures: items.map(measureFrom), next }
  }

const measureIn = (item: Item | undefined, id: string): Measure => {
  if (!item) throw new NotFound('measure', id)
  return measureFrom(item)
}

/** Reads a measure as it is now, or as it was in a version; throws NotFound. */
export const makeReadMeasure =
  ({ table }: { readonly table: Pick<Table, 'get'> }) =>
  async (id: string, version?: number): Promise<Measure> =>
    measureIn(await table.get(version === undefined ? measureKey(id) : measureVersionKey(id, version)), id)

/** Lists the versions of a measure, the newest first. */
export const makeListMeasureVersions =
  ({ table }: { readonly table: Pick<Table, 'query'> }) =>
  async (id: string, page: Page): Promise<MeasuresRead> => {
    const { items, next } = await table.query({ pk: measureVersions(id), descending: true, ...page })
    if (items.length === 0 && page.start === undefined) throw new NotFound('measure', id)
    return { measures: items.map(measureFrom), next }
  }
