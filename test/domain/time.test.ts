import { describe, expect, it } from 'vitest'
import { after, deadlineAfter, earliest, endOfDay, epochSeconds, momentSchema } from '../../shared/domain/time.ts'

describe('the end of a day', () => {
  it.each([
    ['Europe/Moscow', '2026-09-01T08:00:00.000Z', '2026-09-01T20:59:00.000Z'],
    ['Europe/Moscow', '2026-09-01T20:59:59.999Z', '2026-09-01T20:59:00.000Z'],
    ['Europe/Moscow', '2026-09-01T21:00:00.000Z', '2026-09-02T20:59:00.000Z'],
    ['Europe/Moscow', '2028-02-28T21:00:00.000Z', '2028-02-29T20:59:00.000Z'],
    ['Europe/Moscow', '2026-12-31T22:00:00.000Z', '2027-01-01T20:59:00.000Z'],
    ['UTC', '2028-02-29T00:00:00.000Z', '2028-02-29T23:59:00.000Z'],
    // Clocks go forward on 29 March 2026 and back on 25 October 2026.
    ['Europe/Berlin', '2026-03-28T12:00:00.000Z', '2026-03-28T22:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T00:30:00.000Z', '2026-03-29T21:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T12:00:00.000Z', '2026-03-29T21:59:00.000Z'],
    ['Europe/Berlin', '2026-10-24T12:00:00.000Z', '2026-10-24T21:59:00.000Z'],
    ['Europe/Berlin', '2026-10-24T22:30:00.000Z', '2026-10-25T22:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25T12:00:00.000Z', '2026-10-25T22:59:00.000Z'],
    // Zones that are far from Greenwich, and one that goes by half an hour.
    ['Pacific/Auckland', '2026-09-01T12:00:00.000Z', '2026-09-02T11:59:00.000Z'],
    ['America/Los_Angeles', '2026-11-01T09:30:00.000Z', '2026-11-02T07:59:00.000Z'],
    ['Asia/Kolkata', '2026-09-01T18:29:00.000Z', '2026-09-01T18:29:00.000Z'],
    ['Asia/Kolkata', '2026-09-01T18:30:00.000Z', '2026-09-02T18:29:00.000Z'],
  ])('in %s, for %s, is %s', (zone, moment, end) => {
    expect(endOfDay(moment, zone)).toBe(end)
  })

  it('is the same for every moment of one day', () => {
    const ends = Array.from({ length: 25 * 12 }, (_, step) =>
      endOfDay(after('2026-10-24T22:00:00.000Z', { minutes: 5 * step }), 'Europe/Berlin'),
    )
    expect(new Set(ends)).toEqual(new Set(['2026-10-25T22:59:00.000Z']))
  })
})

describe('a deadline', () => {
  it('after days ends with the day there', () => {
    expect(deadlineAfter('2026-09-01T08:00:00.000Z', { days: 60 }, 'Europe/Moscow')).toBe('2026-10-31T20:59:00.000Z')
    expect(deadlineAfter('2028-02-27T22:00:00.000Z', { days: 1 }, 'Europe/Moscow')).toBe('2028-02-29T20:59:00.000Z')
  })

  it('after hours or minutes ends to the minute', () => {
    expect(deadlineAfter('2026-09-01T08:00:00.000Z', { hours: 2 }, 'Europe/Moscow')).toBe('2026-09-01T10:00:00.000Z')
    expect(deadlineAfter('2026-09-01T08:00:00.000Z', { minutes: 1 }, 'Europe/Moscow')).toBe('2026-09-01T08:01:00.000Z')
  })
})

describe('moments', () => {
  it('sort as text, and are in UTC with milliseconds', () => {
    expect(momentSchema.safeParse('2026-09-01T08:00:00.000Z').success).toBe(true)
    for (const wrong of ['2026-09-01T08:00:00Z', '2026-09-01T08:00:00.000+03:00', '2026-09-01'])
      expect(momentSchema.safeParse(wrong).success).toBe(false)
  })

  it('have an earliest, of those that there are', () => {
    expect(earliest('2026-09-02T00:00:00.000Z', undefined, '2026-09-01T00:00:00.000Z')).toBe('2026-09-01T00:00:00.000Z')
    expect(earliest(undefined)).toBeUndefined()
  })

  it('are rounded up to whole seconds for expiry', () => {
    expect(epochSeconds('1970-01-01T00:00:01.001Z')).toBe(2)
    expect(epochSeconds('1970-01-01T00:00:01.000Z')).toBe(1)
  })
})
