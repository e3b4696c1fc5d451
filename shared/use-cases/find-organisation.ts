import type { Table } from '../stores/table.ts'
import { resolve, type Resolved } from './support/resolve.ts'

/** Looks an organisation up by an identifier as people write it: a key, an alias, bare or with its scheme. */
export const makeFindOrganisation =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (identifier: string): Promise<Resolved | undefined> => {
    const [found] = await resolve(table, [identifier])
    return found
  }
