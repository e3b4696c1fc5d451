import { eventSchema, type Event } from '../domain/event.ts'
import type { Put } from '../stores/table.ts'
import { doerKeys } from './doer-keys.ts'
import { entity } from './entity.ts'

/** The partition of an application's events, in the order of time. */
export const eventsPartition = (applicationId: string): string => `APP#${applicationId}#EVT`

const events = entity('Event', eventSchema, (event) => ({
  pk: eventsPartition(event.applicationId),
  sk: `${event.at}#${event.id}`,
  ...doerKeys(event),
}))

/** The event in an item. */
export const eventFrom = events.from

/** Appends an event; goes into the transaction of what it tells. */
export const append = (event: Event): Put => ({ put: events.item(event) })
