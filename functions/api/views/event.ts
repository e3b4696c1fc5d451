import * as z from 'zod'
import { eventSchema } from '../../../shared/domain/event.ts'
import type { TimelineRead } from '../../../shared/use-cases/read-timeline.ts'
import { namedView, showNamed } from './organisation.ts'

const { id, type, at, packVersion, data } = eventSchema.shape
/** Who did something, as far as it is shown: in which role. */
export const actorView = z.enum(['person', 'link', 'officer', 'operator', 'service'])

/** One event of a timeline: who in the sense of which role, when, what, and about which organisation. */
const eventView = z
  .object({ id, type, at, by: actorView, organisation: namedView.optional(), packVersion, data })
  .meta({ id: 'Event' })

/** A page of a timeline; in the order of time `next` is always there, to ask for what comes later. */
export const timelineView = z.object({ events: z.array(eventView), more: z.boolean(), next: z.string().optional() })

/** A page of a timeline; of who did something only the role is shown. */
export const showTimeline = (
  { events, more, organisations }: TimelineRead,
  next: { next?: string },
): z.input<typeof timelineView> => ({
  events: events.map(({ by, organisation, ...event }) => ({
    ...event,
    by: actorView.parse(by.split(':')[0]),
    organisation: organisation === undefined ? undefined : showNamed(organisation, organisations.get(organisation)),
  })),
  more,
  ...next,
})
