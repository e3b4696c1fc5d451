import type { Organisation } from '../domain/organisation.ts'
import type { Table } from '../stores/table.ts'
import { appealedCase, exclusionFrom, type AppealedCase, type Exclusion } from './support/appeal.ts'
import { organisationsByKey } from './support/resolve.ts'

/** An appeal as an officer sees it; `excluded` says why this officer may not decide it. */
export type AppealRead = AppealedCase & {
  readonly applicant: Organisation | undefined
  readonly excluded: Exclusion | undefined
}

/** Reads an appeal for an officer. Throws NotFound where there is none. */
export const makeReadAppeal =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) =>
  async (asked: { readonly applicationId: string; readonly personId: string }): Promise<AppealRead> => {
    const found = await appealedCase(table, asked.applicationId)
    const { applicant } = found.application
    const [organisations, excluded] = await Promise.all([
      organisationsByKey(table, [applicant]),
      exclusionFrom(table, found, asked.personId),
    ])
    return { ...found, applicant: organisations.get(applicant), excluded }
  }
