import type { Merge } from '../../domain/merge.ts'
import { textAt } from '../../stores/keys.ts'
import type { Item, Query, Table } from '../../stores/table.ts'

/** What keeps the old key: the entry itself, what is on record about it, and its own day's counter. */
const STAYS = new Set(['Organisation', 'MergedOrganisation', 'AwaitedOrganisation', 'Correction', 'Sender'])

const places = ({ losing }: Merge): readonly Query[] => [
  { index: 'gsi1', pk: `ORG#${losing}` },
  { index: 'gsi2', pk: `ORG#${losing}` },
  { pk: `ORG#${losing}` },
  { pk: `WISH#${losing}` },
]

/** So many of what still refers to the losing organisation, read again from the table; whatever is indexed by an organisation is found. */
export const findReferences = async (
  table: Pick<Table, 'query' | 'getMany'>,
  merge: Merge,
  most: number,
): Promise<readonly Item[]> => {
  const pages = await Promise.all(places(merge).map((query) => table.query({ ...query, limit: most })))
  const found = pages.flatMap(({ items }) => items).filter((item) => !STAYS.has(textAt(item, 'entity')))
  const unique = new Map(found.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }]))
  const items = await table.getMany([...unique.values()].slice(0, most))
  return items.filter((item) => JSON.stringify(item).includes(merge.losing))
}
