import { milliseconds, type Moment, type Span } from '../../shared/domain/time.ts'

/** A clock that only tests move, but for one millisecond each time it is read: no two moments are the same, as in life. */
export type TickingClock = {
  readonly now: () => Moment
  readonly advance: (span: Span) => void
  readonly advanceTo: (moment: Moment) => void
}

/** A clock that starts at a moment; it never goes back. */
export const tickingClock = (start: Moment): TickingClock => {
  let at = Date.parse(start)
  return {
    now: () => new Date((at += 1)).toISOString(),
    advance: (span) => {
      at += milliseconds(span)
    },
    advanceTo: (moment) => {
      at = Math.max(at, Date.parse(moment))
    },
  }
}
