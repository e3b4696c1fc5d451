import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellNamed, changed, difference, sumOf } from '../../../shared/domain/figures/figure.ts'
import { medianDays, shareWithoutStaff } from '../../../shared/domain/figures/of-application.ts'

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

describe('the share decided without staff', () => {
  it('is that of what rests on rules alone', () => {
    const counts = new Map([
      ['rules', 2],
      ['officers', 1],
    ])
    expect(shareWithoutStaff(counts)).toBe(0.667)
    expect(shareWithoutStaff(new Map([['officers', 3]]))).toBe(0)
    expect(shareWithoutStaff(new Map())).toBeUndefined()
  })
})

describe('the name of a cell', () => {
  it('leads back to it, whatever signs are in what it is of', () => {
    fc.assert(
      fc.property(fc.string(), (of) => {
        const [name] = sumOf([{ figure: 'places', month: '2026-01', of, value: 7 }]).keys()
        expect(cellNamed(name!, 7)).toEqual({ figure: 'places', month: '2026-01', of, value: 7 })
      }),
    )
  })
})
