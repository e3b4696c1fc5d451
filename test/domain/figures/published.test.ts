import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FigureId } from '../../../shared/domain/figures/figure.ts'
import {
  isMedianOpen,
  published,
  SMALLEST_PUBLISHED,
  withheldIfSmall,
  type Counts,
  type PublishedCounts,
} from '../../../shared/domain/figures/published.ts'

const names = ['a', 'b', 'c', 'd', 'e'] as const
const someCounts = fc
  .dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 12 }))
  .map((counts): Counts => new Map(Object.entries(counts)))

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** Every way in which counts of at least one could come to a sum. */
const waysToSum = (many: number, total: number): number[][] => {
  if (many === 1) return total >= 1 ? [[total]] : []
  return Array.from({ length: Math.max(0, total - many + 1) }, (_, at) => at + 1).flatMap((first) =>
    waysToSum(many - 1, total - first).map((rest) => [first, ...rest]),
  )
}

const withheldIn = (shown: PublishedCounts) => [...shown].flatMap(([of, value]) => (value === undefined ? [of] : []))

describe('published counts', () => {
  it('show no small one', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        for (const [, value] of withheldIfSmall(counts))
          expect(value === undefined || value >= SMALLEST_PUBLISHED).toBe(true)
      }),
    )
  })

  it('let nobody who knows the sum work out a withheld one, nor even that it is small', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const shown = withheldIfSmall(counts)
        const withheld = withheldIn(shown)
        if (withheld.length === 0) return
        const left = sum([...counts.values()]) - sum([...shown.values()].map((value) => value ?? 0))
        const ways = waysToSum(withheld.length, left)
        for (const [at] of withheld.entries()) {
          const possible = new Set(ways.map((way) => way[at]!))
          expect(possible.size).toBeGreaterThan(1)
          expect(Math.max(...possible)).toBeGreaterThanOrEqual(SMALLEST_PUBLISHED)
        }
      }),
    )
  })

  it('withhold nothing where nothing is small, and are not shown at all where nothing could hide the small ones', () => {
    const large = new Map([
      ['sme', 40],
      ['research', 5],
    ])
    expect(withheldIfSmall(large)).toEqual(large)
    expect(withheldIfSmall(new Map([['sme', 4]]))).toEqual(new Map())
    const ones = new Map(names.map((name) => [name, 1]))
    expect(withheldIfSmall(ones)).toEqual(new Map())
  })

  it('take the smallest others with a single small one', () => {
    const counts = new Map([
      ['sme', 40],
      ['research', 9],
      ['education', 2],
    ])
    expect(withheldIfSmall(counts)).toEqual(
      new Map([
        ['sme', 40],
        ['research', undefined],
        ['education', undefined],
      ]),
    )
  })
})

const totalsOf = (totals: { readonly [figure in FigureId]?: { readonly [of: string]: number } }) =>
  new Map(
    Object.entries(totals).map(([figure, counts]) => [figure as FigureId, new Map(Object.entries(counts)) as Counts]),
  )

describe('figures that hang together', () => {
  const few = totalsOf({
    clusters: { registered: 3 },
    outcomes: { registered: 3, rejected: 2, withdrawn: 9 },
    decidedBy: { rules: 5 },
    decisionDays: { 0: 3, 1: 2 },
  })

  it('show clusters and registrations, which are public, and hide refusals behind withdrawals', () => {
    expect(published('clusters', few)).toEqual(new Map([['registered', 3]]))
    expect(published('outcomes', few)).toEqual(
      new Map([
        ['registered', 3],
        ['rejected', undefined],
        ['withdrawn', undefined],
      ]),
    )
  })

  it('do not give few refusals away by what they and the registrations come to', () => {
    expect(published('decidedBy', few)).toEqual(new Map())
    const many = totalsOf({ outcomes: { registered: 3, rejected: 6 }, decidedBy: { rules: 9 } })
    expect(published('decidedBy', many)).toEqual(new Map([['rules', 9]]))
    const none = totalsOf({ outcomes: { registered: 8, withdrawn: 1 }, decidedBy: { rules: 8 } })
    expect(published('decidedBy', none)).toEqual(new Map([['rules', 8]]))
  })

  it('tell how long decisions take by the median of at least five only', () => {
    expect(published('decisionDays', few)).toEqual(new Map())
    expect(isMedianOpen(new Map([['0', 5]]))).toBe(true)
    expect(isMedianOpen(new Map([['0', 4]]))).toBe(false)
  })

  it('do not name a place where few are', () => {
    const places = totalsOf({ places: { 'place:Zelenograd': 12, 'place:Dubna': 1, 'place:Kazan': 7 } })
    expect(published('places', places)).toEqual(
      new Map([
        ['place:Zelenograd', 12],
        ['other', 8],
      ]),
    )
  })
})
