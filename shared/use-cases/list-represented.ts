import type { Organisation } from '../domain/organisation.ts'
import type { Representation } from '../domain/person.ts'
import { personPartition, representationFrom, REPRESENTATIONS } from '../items/person-item.ts'
import { queryAll } from '../stores/query-all.ts'
import type { Table } from '../stores/table.ts'
import { organisationsByKey } from './support/resolve.ts'

/** An organisation that a person may act for. */
export type Represented = { readonly representation: Representation; readonly organisation: Organisation | undefined }

/** Lists the organisations that a person may act for. */
export const makeListRepresented =
  ({ table }: { readonly table: Pick<Table, 'query' | 'getMany'> }) =>
  async (personId: string): Promise<readonly Represented[]> => {
    const items = await queryAll(table, { pk: personPartition(personId), beginsWith: REPRESENTATIONS })
    const representations = items.map(representationFrom)
    const organisations = await organisationsByKey(
      table,
      representations.map(({ organisation }) => organisation),
    )
    return representations.map((representation) => ({
      representation,
      organisation: organisations.get(representation.organisation),
    }))
  }
