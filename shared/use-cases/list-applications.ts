import type { Application } from '../domain/application.ts'
import { applicationFrom, applicationKey } from '../items/application-item.ts'
import type { Start, Table } from '../stores/table.ts'

/** Which applications, and where the page begins. */
export type ListApplications = {
  readonly organisation: string
  readonly limit: number
  readonly start?: Start | undefined
}

/** The applications of one organisation, the newest first; read again from the table, because an index may lag behind. */
export const makeListApplications =
  ({ table }: { readonly table: Pick<Table, 'query' | 'getMany'> }) =>
  async ({
    organisation,
    limit,
    start,
  }: ListApplications): Promise<{ applications: readonly Application[]; next?: Start | undefined }> => {
    const page = await table.query({
      index: 'gsi1',
      pk: `ORG#${organisation}`,
      beginsWith: 'APP#',
      descending: true,
      limit,
      start,
    })
    const items = await table.getMany(page.items.map((item) => applicationKey(applicationFrom(item).id)))
    return { applications: items.map(applicationFrom), next: page.next }
  }
