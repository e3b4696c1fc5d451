import type { Event } from '../domain/event.ts'
import { eventFrom, eventsPartition } from '../items/event-item.ts'
import type { Start, Table } from '../stores/table.ts'

/** Which events, in which order, and where the page begins. */
export type ListEvents = {
  readonly applicationId: string
  readonly descending: boolean
  readonly limit: number
  readonly start?: Start | undefined
}

/**
 * A page of an application's events. In the order of time there is always a place to go on from, so that whoever has read to the
 * end can ask for what has come since.
 */
export const listEvents = async (
  table: Pick<Table, 'query'>,
  { applicationId, descending, limit, start }: ListEvents,
): Promise<{ events: readonly Event[]; more: boolean; next?: Start | undefined }> => {
  const page = await table.query({ pk: eventsPartition(applicationId), descending, limit, start })
  const last = page.items.at(-1)
  const reached = last ? { pk: last.pk, sk: last.sk } : start
  return {
    events: page.items.map(eventFrom),
    more: page.next !== undefined,
    next: page.next ?? (descending ? undefined : reached),
  }
}
