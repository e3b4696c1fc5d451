import { colleagueId } from '../crypto/colleague-id.ts'
import { Forbidden, NotFound } from '../domain/errors.ts'
import type { Moment } from '../domain/time.ts'
import { assertRepresents, endRepresentation } from '../items/person-item.ts'
import type { Table } from '../stores/table.ts'
import { representativesOf } from './support/representatives.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

export type RemoveColleagueDeps = { readonly table: Pick<Table, 'query' | 'getMany' | 'write'> }

/** Which colleague an organisation removes, and the representative (a person's id) who does so; it may be the same. */
export type RemoveColleagueCommand = {
  readonly colleague: string
  readonly organisation: string
  readonly by: string
  readonly now: Moment
}

/**
 * Ends a colleague's representation, from the next request on. Throws NotFound for who does not represent the organisation, and
 * Forbidden for a remover who has been removed meanwhile.
 */
export const makeRemoveColleague =
  ({ table }: RemoveColleagueDeps) =>
  async ({ colleague, organisation, by, now }: RemoveColleagueCommand): Promise<void> =>
    retryConflicts(async () => {
      const representatives = await representativesOf(table, organisation)
      if (!representatives.some(({ personId }) => personId === by)) throw new Forbidden('the remover was removed')
      const removed = representatives.find(({ personId }) => colleagueId(personId, organisation) === colleague)
      if (!removed) throw new NotFound('colleague', colleague)
      await table.write([
        ...endRepresentation(removed, by, now),
        ...(removed.personId === by ? [] : [assertRepresents(by, organisation)]),
      ])
    })
