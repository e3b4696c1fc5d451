import * as z from 'zod'

/** A moment: RFC 3339 in UTC with milliseconds, so that moments sort as text. */
export const momentSchema = z.iso.datetime({ precision: 3 })
export type Moment = z.infer<typeof momentSchema>

// Ten years: what is much longer leads to moments that cannot be written any more.
const LONGEST_DAYS = 3660

/** A length of time in whole units, as rule packs state it; at most some ten years. */
export const spanSchema = z.union([
  z.strictObject({ days: z.int().min(0).max(LONGEST_DAYS) }),
  z.strictObject({
    hours: z
      .int()
      .min(0)
      .max(LONGEST_DAYS * 24),
  }),
  z.strictObject({
    minutes: z
      .int()
      .min(0)
      .max(LONGEST_DAYS * 24 * 60),
  }),
])
export type Span = z.infer<typeof spanSchema>

const MINUTE = 60_000

/** The length of a span in milliseconds; a day has 24 hours here. */
export const milliseconds = (span: Span): number => {
  if ('days' in span) return span.days * 24 * 60 * MINUTE
  if ('hours' in span) return span.hours * 60 * MINUTE
  return span.minutes * MINUTE
}

/** The moment a span after another. */
export const after = (moment: Moment, span: Span): Moment =>
  new Date(Date.parse(moment) + milliseconds(span)).toISOString()

/** The later of moments, of which some may be undefined. */
export const latest = (...moments: readonly (Moment | undefined)[]): Moment | undefined =>
  moments
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1)

/** The moment a span before another. */
export const before = (moment: Moment, span: Span): Moment =>
  new Date(Date.parse(moment) - milliseconds(span)).toISOString()

/** The earlier of moments, of which some may be undefined. */
export const earliest = (...moments: readonly (Moment | undefined)[]): Moment | undefined =>
  moments.filter((moment) => moment !== undefined).toSorted()[0]

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The clock on a wall in a zone; made once for each zone, because making one takes longer than everything that is done with it. Throws RangeError. */
const wallClock = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(zone, made)
  return made
}

const isZone = (zone: string): boolean => {
  try {
    return wallClock(zone) !== undefined
  } catch {
    return false // RangeError is how Intl says that it does not know a zone
  }
}

/** A time zone by its IANA name, such as `Europe/Moscow`. */
export const timeZoneSchema = z.string().refine(isZone, { error: 'an IANA time zone' })

const asIfUtc = (moment: number, zone: string): number => {
  const parts = Object.fromEntries(
    wallClock(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  return Date.UTC(
    Number(parts['year']),
    Number(parts['month']) - 1,
    Number(parts['day']),
    Number(parts['hour']),
    Number(parts['minute']),
    Number(parts['second']),
  )
}

/** The day that a moment falls on in a zone, such as `2026-11-25`. */
export const dayIn = (moment: Moment, zone: string): string =>
  new Date(asIfUtc(Date.parse(moment), zone)).toISOString().slice(0, 10)

/**
 * A time of day (in minutes after midnight) in a zone on a day. The offset is looked up twice, because the first
 * look is at the offset of another hour, which may lie on the other side of a change of clocks.
 */
const onDay = (dayAsIfUtc: number, zone: string, minutes: number): Moment => {
  const wanted = dayAsIfUtc + minutes * MINUTE
  const first = wanted - (asIfUtc(wanted, zone) - wanted)
  const offset = asIfUtc(first, zone) - first
  return new Date(wanted - offset).toISOString()
}

const onSameDay = (moment: Moment, zone: string, minutes: number): Moment =>
  onDay(Math.floor(asIfUtc(Date.parse(moment), zone) / (24 * 60 * MINUTE)) * 24 * 60 * MINUTE, zone, minutes)

/** 23:59 in a zone on the day that a moment falls on there. */
export const endOfDay = (moment: Moment, zone: string): Moment => onSameDay(moment, zone, 23 * 60 + 59)

/** A date of the calendar without a time or a zone, such as `2027-03-31`. */
export const dateSchema = z.iso.date()

/** 23:59 in a zone on a date. */
export const endOfDate = (date: string, zone: string): Moment =>
  onDay(Date.parse(`${date}T00:00:00.000Z`), zone, 23 * 60 + 59)

/** The next time that a clock in a zone shows a time of day (in minutes after midnight), later than the moment. */
export const nextTimeOfDay = (moment: Moment, zone: string, minutes: number): Moment => {
  const today = onSameDay(moment, zone, minutes)
  return today > moment ? today : onSameDay(after(endOfDay(moment, zone), { minutes: 1 }), zone, minutes)
}

/** A deadline: 23:59 in the zone on the day that the span ends on; a span of less than a day ends to the minute. */
export const deadlineAfter = (moment: Moment, span: Span, zone: string): Moment =>
  'days' in span ? endOfDay(after(moment, span), zone) : after(moment, span)

/** Seconds since 1970, as DynamoDB's TTL reads them. */
export const epochSecondsSchema = z.int().min(0).brand<'EpochSeconds'>()
export type EpochSeconds = z.infer<typeof epochSecondsSchema>

/** The moment in whole epoch seconds, rounded up. */
export const epochSeconds = (moment: Moment): EpochSeconds =>
  epochSecondsSchema.parse(Math.ceil(Date.parse(moment) / 1000))
