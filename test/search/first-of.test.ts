import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { firstOf } from '../../shared/search/first-of.ts'

// Many are equal by the first thing that is compared.
const compare = (one: number, other: number): number => (other % 7) - (one % 7) || one - other

describe('the first of many', () => {
  it('are those that sorting all of them gives', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 120 })
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 40 }), (all, count) => {
        expect(firstOf(all, count, compare)).toEqual(all.toSorted(compare).slice(0, count))
      }),
      { numRuns: 500 },
    )
  })
})
