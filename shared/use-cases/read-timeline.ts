import type { Organisation } from '../domain/organisation.ts'
import type { Table } from '../stores/table.ts'
import { listEvents, type ListEvents } from './list-events.ts'
import { coordinatorsApplication } from './support/load.ts'
import { organisationsByKey } from './support/resolve.ts'

/** A page of a timeline with the organisations that it speaks of. */
export type TimelineRead = Awaited<ReturnType<typeof listEvents>> & {
  readonly organisations: ReadonlyMap<string, Organisation>
}

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** A page of an application's timeline, whoever reads it. */
export const timelineOf = async (table: Reader, asked: ListEvents): Promise<TimelineRead> => {
  const page = await listEvents(table, asked)
  const keys = page.events.flatMap(({ organisation }) => (organisation === undefined ? [] : [organisation]))
  return { ...page, organisations: await organisationsByKey(table, keys) }
}

/** Reads the timeline of an application for its coordinator; throws NotFound for everybody else. */
export const makeReadTimeline =
  ({ table }: { readonly table: Reader }) =>
  async ({ organisation, ...asked }: ListEvents & { readonly organisation: string }): Promise<TimelineRead> => {
    await coordinatorsApplication(table, asked.applicationId, organisation)
    return timelineOf(table, asked)
  }
