import type { Application } from '../domain/application.ts'
import type { Organisation } from '../domain/organisation.ts'
import { applicationFrom, applicationKey, REVIEW_QUEUE } from '../items/application-item.ts'
import type { Start, Table } from '../stores/table.ts'
import { organisationsByKey } from './support/resolve.ts'

/** An application that waits for an officer. */
export type QueuedCase = Extract<Application, { status: 'review' }>

/** A page of the officers' queue, with the applicants. */
export type ReviewQueue = {
  readonly cases: readonly QueuedCase[]
  readonly applicants: ReadonlyMap<string, Organisation>
  readonly next?: Start | undefined
}

/** Lists the cases that wait for an officer, the oldest first; read again from the table, because the index may lag behind. */
export const makeListReviewQueue =
  ({ table }: { readonly table: Pick<Table, 'query' | 'getMany'> }) =>
  async ({ limit, start }: { readonly limit: number; readonly start?: Start | undefined }): Promise<ReviewQueue> => {
    const page = await table.query({ index: 'gsi2', pk: REVIEW_QUEUE, limit, start })
    const items = await table.getMany(page.items.map((item) => applicationKey(applicationFrom(item).id)))
    const cases = items.map(applicationFrom).filter((application) => application.status === 'review')
    const applicants = await organisationsByKey(
      table,
      cases.map(({ applicant }) => applicant),
    )
    return { cases, applicants, next: page.next }
  }
