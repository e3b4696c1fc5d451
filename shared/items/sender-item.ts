import * as z from 'zod'
import { after, epochSeconds, type Moment } from '../domain/time.ts'
import type { Item, Key, Update } from '../stores/table.ts'

/** The key of how many an organisation has asked on a day (UTC). */
export const senderKey = (organisation: string, now: Moment): Key => ({
  pk: `ORG#${organisation}`,
  sk: `ASKED#${now.slice(0, 10)}`,
})

const senderSchema = z.object({ asked: z.int().min(0) })

/** How many were asked that day. */
export const askedOn = (item: Item | undefined): number => (item ? senderSchema.parse(item).asked : 0)

/** Takes so many out of a sender's allowance of the day, if that many are left; given back by a negative number. */
export const takeFromAllowance = (organisation: string, count: number, allowance: number, now: Moment): Update => ({
  update: senderKey(organisation, now),
  add: { asked: count },
  set: { entity: 'Sender', ttl: epochSeconds(after(now, { days: 2 })) },
  when: [{ anyOf: [[{ attribute: 'asked', exists: false }], [{ attribute: 'asked', below: allowance - count + 1 }]] }],
})
