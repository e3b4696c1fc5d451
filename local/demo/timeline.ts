import * as z from 'zod'
import { eventSchema } from '../../shared/domain/event.ts'
import type { Person } from './person.ts'
import { eventLine } from './timeline-line.ts'

const shownEventSchema = z.object({
  ...eventSchema.pick({ id: true, type: true, at: true, packVersion: true, data: true }).shape,
  by: z.enum(['person', 'link', 'officer', 'operator', 'service']),
  organisation: z.object({ key: z.string(), name: z.string() }).optional(),
})

const timelineSchema = z.object({
  events: z.array(shownEventSchema),
  more: z.boolean(),
  next: z.string().optional(),
})

const statusSchema = z.object({ status: z.string() })

/** The state of an application. */
export const statusOf = async (person: Person, organisation: string, id: string): Promise<string> =>
  (await person.ask({ path: `/api/applications/${id}` }, statusSchema, organisation)).status

/** Prints what is new in an application's timeline, each event once, whenever it is called. */
export const timelinePrinter = (person: Person, organisation: string, id: string, print: (line: string) => void) => {
  const seen = new Set<string>()
  let cursor: string | undefined
  return async (): Promise<void> => {
    for (;;) {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
      const page = await person.ask({ path: `/api/applications/${id}/timeline${query}` }, timelineSchema, organisation)
      for (const event of page.events.filter((one) => !seen.has(one.id))) {
        seen.add(event.id)
        print(eventLine(event))
      }
      cursor = page.next
      if (!page.more) return
    }
  }
}
