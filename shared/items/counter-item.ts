import { after, epochSeconds, type Moment } from '../domain/time.ts'
import type { Check, Condition, Key, Update } from '../stores/table.ts'

/** Something whose frequency is limited: what, whose, and whether by the hour or by the day (UTC, on whatever clock `now` is from). */
export type Frequency = { readonly of: string; readonly whose: string; readonly per: 'hour' | 'day' }

/** The entity of counters: a write that failed at one has met a limit. */
export const COUNTER = 'Counter'

const periods = {
  hour: { digits: 'YYYY-MM-DDTHH'.length, kept: { hours: 2 } },
  day: { digits: 'YYYY-MM-DD'.length, kept: { days: 2 } },
} as const

const counterKey = ({ of, whose, per }: Frequency, now: Moment): Key => ({
  pk: `LIMIT#${of}#${whose}`,
  sk: now.slice(0, periods[per].digits),
})

const below = (limit: number): Condition => [
  { anyOf: [[{ attribute: 'count', exists: false }], [{ attribute: 'count', below: limit }]] },
]

/** Counts one more; with a limit, on condition that the hour or day has seen fewer. */
export const count = (frequency: Frequency, now: Moment, limit?: number): Update => ({
  update: counterKey(frequency, now),
  add: { count: 1 },
  set: { entity: COUNTER, ttl: epochSeconds(after(now, periods[frequency.per].kept)) },
  ...(limit === undefined ? {} : { when: below(limit) }),
})

/** Demands that the hour or day has seen fewer than the limit, without counting. */
export const isBelow = (frequency: Frequency, now: Moment, limit: number): Check => ({
  check: counterKey(frequency, now),
  when: below(limit),
})
