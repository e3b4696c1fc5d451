import { NotFound } from '../domain/errors.ts'
import type { Organisation } from '../domain/organisation.ts'
import { asShown, type StaffingRun } from '../domain/staffing/run.ts'
import type { Moment } from '../domain/time.ts'
import { staffingFrom, staffingKey } from '../items/staffing-item.ts'
import type { Table } from '../stores/table.ts'
import type { AskedChain } from './read-chain.ts'
import { chainFor } from './support/chain-access.ts'
import { organisationsByKey } from './support/resolve.ts'

/** A staffing, whether the chain is still what it was made for, and whom it names. */
export type StaffingRead = {
  readonly run: StaffingRun
  readonly isCurrent: boolean
  readonly organisations: ReadonlyMap<string, Organisation>
}

/** Reads how far the latest staffing of a chain is, for the chain's members. Throws NotFound where none was asked for, and for everybody else. */
export const makeReadStaffing =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany'> }) =>
  async ({ name, organisation, now }: AskedChain & { readonly now: Moment }): Promise<StaffingRead> => {
    const { chain } = await chainFor(table, name, organisation)
    const item = await table.get(staffingKey(name))
    if (!item) throw new NotFound('staffing', name.id)
    const run = asShown(staffingFrom(item), now)
    const named = run.state === 'found' ? run.supplies.map((supply) => supply.organisation) : []
    return {
      run,
      isCurrent: run.chainVersion === chain.version,
      organisations: await organisationsByKey(table, named),
    }
  }
