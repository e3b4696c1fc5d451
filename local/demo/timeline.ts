import * as z from 'zod'
import type { Person } from './person.ts'

const timelineSchema = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      at: z.string(),
      organisation: z.object({ name: z.string() }).optional(),
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
    }),
  ),
  more: z.boolean(),
  next: z.string().optional(),
})

const statusSchema = z.object({ status: z.string() })

/** The state of an application. */
export const statusOf = async (person: Person, organisation: string, id: string): Promise<string> =>
  (await person.ask({ path: `/api/applications/${id}` }, statusSchema, organisation)).status

/** Prints what is new in an application's timeline, once each time it is called. */
export const timelinePrinter = (person: Person, organisation: string, id: string, print: (line: string) => void) => {
  const seen = new Set<string>()
  let cursor: string | undefined
  return async (): Promise<void> => {
    for (;;) {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
      const page = await person.ask({ path: `/api/applications/${id}/timeline${query}` }, timelineSchema, organisation)
      for (const event of page.events.filter((one) => !seen.has(one.id))) {
        seen.add(event.id)
        const facts = Object.entries(event.data).map(([name, value]) => `${name} ${value}`)
        const about = [event.organisation?.name, ...facts].filter(Boolean).join(', ')
        print(`${event.at.slice(0, 19).replace('T', ' ')}  ${event.type.padEnd(22)} ${about}`)
      }
      cursor = page.next
      if (!page.more) return
    }
  }
}
