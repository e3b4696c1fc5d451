import { representationFrom, representationKey, representationsOf } from '../../items/person-item.ts'
import type { Representation } from '../../domain/person.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'

/** Who represents an organisation, as of now: read again from the table, because the index may still show who was removed. */
export const representativesOf = async (
  table: Pick<Table, 'query' | 'getMany'>,
  organisation: string,
): Promise<readonly Representation[]> => {
  const found = (await queryAll(table, representationsOf(organisation))).map(representationFrom)
  const items = await table.getMany(found.map(({ personId }) => representationKey(personId, organisation)))
  return items.map(representationFrom)
}
