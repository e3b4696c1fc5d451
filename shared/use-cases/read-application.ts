import type { Organisation } from '../domain/organisation.ts'
import type { Moment } from '../domain/time.ts'
import { turnOf, type Turn } from '../domain/turn.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import type { Table } from '../stores/table.ts'
import { readableBy, type Readable } from './support/access.ts'
import { progressOf, type ProgressOf } from './support/progress.ts'

/** Which application, read for which organisation. */
export type ReadApplication = { readonly applicationId: string; readonly organisation: string; readonly now: Moment }

/** An application with what a reader wants to know of it at once. */
export type ApplicationRead = Readable & {
  readonly coordinator: Organisation | undefined
  readonly turn: Turn
  readonly progress: ProgressOf
}

/** Reads an application for its applicant or for an organisation that was asked; throws NotFound for everybody else. */
export const makeReadApplication =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany' | 'query'> }) =>
  async ({ applicationId, organisation, now }: ReadApplication): Promise<ApplicationRead> => {
    const readable = await readableBy(table, applicationId, organisation)
    const { application } = readable
    const [progress, item] = await Promise.all([
      progressOf(table, application, now),
      table.get(organisationKey(application.applicant)),
    ])
    return { ...readable, coordinator: organisationFrom(item), turn: turnOf(application, progress.next), progress }
  }
