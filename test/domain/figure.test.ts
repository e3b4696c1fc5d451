import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changed,
  difference,
  medianDays,
  SMALLEST_PUBLISHED,
  sumOf,
  withheldIfSmall,
} from '../../shared/domain/figure.ts'

const cells = fc.array(
  fc.record({
    figure: fc.constantFrom('members' as const, 'projects' as const),
    month: fc.constantFrom('2026-01', '2026-02'),
    of: fc.constantFrom('sme', 'research', 'idea'),
    value: fc.constant(1),
  }),
  { maxLength: 30 },
)

describe('the difference between two sums', () => {
  it('added to the first gives the second, whatever they are', () => {
    fc.assert(
      fc.property(cells, cells, (before, now) => {
        const [from, to] = [sumOf(before), sumOf(now)]
        expect(changed(from, difference(from, to))).toEqual(to)
      }),
    )
  })

  it('is nothing between equals', () => {
    fc.assert(
      fc.property(cells, (some) => {
        expect(difference(sumOf(some), sumOf(some.toReversed()))).toEqual([])
      }),
    )
  })
})

describe('published counts', () => {
  const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(20))

  it('show no small one, and never withhold only one that the sum would give away', () => {
    fc.assert(
      fc.property(counts, (some) => {
        const shown = withheldIfSmall(new Map(Object.entries(some)))
        const withheld = [...shown].filter(([, value]) => value === undefined)
        const others = [...shown].filter(([of, value]) => value !== undefined && some[of]! > 0)
        for (const [, value] of shown)
          expect(value === undefined || value === 0 || value >= SMALLEST_PUBLISHED).toBe(true)
        expect(withheld.length === 1 && others.length > 0).toBe(false)
      }),
    )
  })

  it('stay as they are where none is small', () => {
    const large = new Map([
      ['sme', 40],
      ['research', 5],
      ['education', 0],
    ])
    expect(withheldIfSmall(large)).toEqual(large)
  })
})

describe('the median of days', () => {
  it.each([
    [[3], 3],
    [[1, 2, 10], 2],
    [[1, 2, 3, 10], 2],
    [[5, 5, 5, 1], 5],
  ])('of %j is %i', (days, median) => {
    const counts = new Map<string, number>()
    for (const day of days) counts.set(String(day), (counts.get(String(day)) ?? 0) + 1)
    expect(medianDays(counts)).toBe(median)
  })

  it('is nothing where nothing was decided', () => expect(medianDays(new Map())).toBeUndefined())
})
