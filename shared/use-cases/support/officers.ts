import type { Person } from '../../domain/person.ts'
import {
  OFFICES,
  personFrom,
  personKey,
  personPartition,
  representationFrom,
  REPRESENTATIONS,
} from '../../items/person-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'

/** Who holds an office: found by an index of those few, read again because it may lag behind. */
export const holdersOf = async (
  table: Pick<Table, 'query' | 'getMany'>,
  role: Person['roles'][number],
): Promise<readonly Person[]> => {
  const found = await queryAll(table, { index: 'gsi2', pk: OFFICES })
  const items = await table.getMany(found.map((item) => personKey(personFrom(item).id)))
  return items
    .map(personFrom)
    .filter(({ roles }) => roles.includes(role))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** The keys of the organisations that a person may act for. */
export const organisationsOf = async (table: Pick<Table, 'query'>, personId: string): Promise<readonly string[]> =>
  (await queryAll(table, { pk: personPartition(personId), beginsWith: REPRESENTATIONS })).map(
    (item) => representationFrom(item).organisation,
  )
