import type { Moment } from '../domain/time.ts'
import type { Table } from '../stores/table.ts'
import { readableBy } from './support/access.ts'
import { progressOf } from './support/progress.ts'

/** How many organisations have confirmed and are still to answer, of how many that are needed. */
export type CountsRead = {
  readonly gathering: boolean
  readonly confirmed: number
  readonly open: number
  readonly minimum: number
  readonly changedAt?: Moment
}

/** Reads the counts of an application, for everybody who may read it. Before it gathers nobody counts yet. */
export const makeReadCounts =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany' | 'query'> }) =>
  async (asked: { applicationId: string; organisation: string; now: Moment }): Promise<CountsRead> => {
    const { application } = await readableBy(table, asked.applicationId, asked.organisation)
    const { pack, tally } = await progressOf(table, application, asked.now)
    const minimum = pack.minimumOrganisations
    if (!tally) return { gathering: false, confirmed: 0, open: 0, minimum }
    const { confirmed, open, changedAt, phase } = tally
    return { gathering: phase === 'gathering', confirmed, open, minimum, changedAt }
  }
