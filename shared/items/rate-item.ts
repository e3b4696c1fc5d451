import { after, epochSeconds, type Moment } from '../domain/time.ts'
import type { Key, Update } from '../stores/table.ts'

const MINUTE = 'YYYY-MM-DDTHH:MM'.length

const rateKey = (whose: string, now: Moment): Key => ({ pk: `RATE#${whose}`, sk: now.slice(0, MINUTE) })

/** Counts a request of somebody in the current minute of the system's clock, on condition that there were fewer than the limit. */
export const countRequest = (whose: string, limit: number, now: Moment): Update => ({
  update: rateKey(whose, now),
  add: { requests: 1 },
  set: { entity: 'Rate', ttl: epochSeconds(after(now, { minutes: 2 })) },
  when: [{ anyOf: [[{ attribute: 'requests', exists: false }], [{ attribute: 'requests', below: limit }]] }],
})

/** How many seconds are left of the minute that a request was counted in, at least one. */
export const secondsLeft = (now: Moment): number => 60 - Math.min(59, Number(now.slice(MINUTE + 1, MINUTE + 3)))
