import type { TimelineEvent } from '../../i18n/event-data.ts'

/** Who held an application: the applicant, those who were invited, or the service and its officers. */
export type Holder = 'you' | 'them' | 'us'

const takers: Partial<Readonly<Record<TimelineEvent['type'], Holder>>> = {
  created: 'you',
  submitted: 'us',
  resubmitted: 'us',
  returnedForCorrection: 'you',
  invited: 'them',
  wordGiven: 'us',
  sentToOfficer: 'us',
  found: 'us',
  registrationStarted: 'us',
  registrationUndone: 'us',
  stuck: 'us',
}

const enders: ReadonlySet<TimelineEvent['type']> = new Set([
  'registered',
  'rejected',
  'expired',
  'withdrawn',
  'cancelled',
])

/** How many milliseconds of an application's time each held it: every moment from its beginning to its end, or to `now`, is somebody's. */
export const spansOf = (events: readonly TimelineEvent[], now: number): Readonly<Record<Holder, number>> => {
  const spans = { you: 0, them: 0, us: 0 }
  let holder: Holder = 'you'
  let since = events[0] ? Date.parse(events[0].at) : now
  for (const { type, at } of events) {
    const taker = takers[type]
    const hasEnded = enders.has(type)
    if (taker === undefined && !hasEnded) continue
    const moment = Date.parse(at)
    spans[holder] += moment - since
    since = moment
    if (hasEnded) return spans
    holder = taker ?? holder
  }
  spans[holder] += Math.max(0, now - since)
  return spans
}
