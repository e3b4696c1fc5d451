import { InvalidRequest } from '../domain/errors.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Table } from '../stores/table.ts'
import { resolve } from './support/resolve.ts'

/**
 * The organisation that an identifier leads to, as people write them: a key, an alias, bare or with its scheme; undefined where
 * the register has none. Throws InvalidRequest for a broken identifier, with the reason and what was probably meant.
 */
export const makeFindOrganisation =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (identifier: string, path: string): Promise<Organisation | undefined> => {
    const [found] = await resolve(table, [identifier])
    if (found && 'broken' in found) {
      const { reason, suggestion } = found.broken
      throw new InvalidRequest([{ path, message: suggestion === undefined ? reason : `${reason} ${suggestion}` }])
    }
    return found && 'organisation' in found ? found.organisation : undefined
  }
