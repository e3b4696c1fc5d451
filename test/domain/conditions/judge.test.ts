import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, Facts } from '../../../shared/domain/conditions/condition.ts'
import { demandOf, leavesOf } from '../../../shared/domain/conditions/demand.ts'
import { holds, judge, judgeLeaf } from '../../../shared/domain/conditions/judge.ts'
import { readLeaf } from '../../../shared/domain/conditions/read-leaf.ts'
import { allFacts, conditions, someFacts } from '../../support/conditions.ts'

/** What a condition says, computed as it is written, for facts of which none is missing. */
const plainly = (condition: Condition, facts: Facts): boolean => {
  if ('fact' in condition) return readLeaf(condition, facts)!
  if (condition.test === 'not') return !plainly(condition.of, facts)
  const met = condition.of.filter((one) => plainly(one, facts)).length
  if ('atLeast' in condition) return met >= condition.atLeast
  return met >= (condition.test === 'any' ? 1 : condition.of.length)
}

const holdsOf = (condition: Condition, facts: Facts) => holds(demandOf(condition), facts)

const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const

describe('a condition', () => {
  it('says of known facts what it says as it is written', () => {
    fc.assert(
      fc.property(conditions, allFacts, (condition, facts) => {
        expect(holdsOf(condition, facts)).toBe(plainly(condition, facts) ? 'yes' : 'no')
      }),
      { numRuns: 1000 },
    )
  })

  it('says the opposite where it is negated, and does not know where it did not', () => {
    fc.assert(
      fc.property(conditions, someFacts, (condition, facts) => {
        expect(holdsOf({ test: 'not', of: condition }, facts)).toBe(opposite[holdsOf(condition, facts)])
      }),
      { numRuns: 1000 },
    )
  })

  it('stays as it is when more becomes known, once it says yes or no', () => {
    fc.assert(
      fc.property(conditions, someFacts, allFacts, (condition, known, all) => {
        const now = holdsOf(condition, known)
        const told = Object.fromEntries(Object.entries(all).map(([fact, value]) => [fact, known[fact] ?? value]))
        fc.pre(now !== 'unknown')
        expect(holdsOf(condition, told)).toBe(now)
      }),
      { numRuns: 1000 },
    )
  })

  it('never loses when one of its tests comes to hold', () => {
    fc.assert(
      fc.property(conditions, allFacts, allFacts, (condition, before, after) => {
        const demand = demandOf(condition)
        const lost = leavesOf(demand).some((leaf) => readLeaf(leaf, before) && !readLeaf(leaf, after))
        fc.pre(!lost && holds(demand, before) === 'yes')
        expect(holds(demand, after)).toBe('yes')
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['the last day before it', '2023-09-02', false],
    ['its day', '2023-09-01', true],
  ])('counts whole months of age, to the day: %s', (_what, day, reached) => {
    const facts = { day, today: '2026-09-01' }
    expect(readLeaf({ test: 'ageAtLeast', fact: 'day', months: 36 }, facts)).toBe(reached)
    expect(readLeaf({ test: 'ageBelow', fact: 'day', months: 36 }, facts)).toBe(!reached)
  })

  it('takes the last day of a month that is shorter', () => {
    const facts = { day: '2026-01-31', today: '2026-02-28' }
    expect(readLeaf({ test: 'ageAtLeast', fact: 'day', months: 1 }, facts)).toBe(true)
  })

  it('counts no share of nothing', () => {
    expect(readLeaf({ test: 'shareAtLeast', fact: 'a', of: 'b', value: 0.1 }, { a: 5, b: 0 })).toBe(false)
  })
})

describe('the result of a test', () => {
  it('holds what was observed and required, as results of rules do, and evidence that tells findings apart', () => {
    const leaf = { test: 'atLeast', fact: 'employees', value: 15 } as const
    const few = judgeLeaf(leaf, { employees: 12 })
    expect(few).toMatchObject({ passes: false, observed: { employees: 12 }, required: { employees: 15 } })
    expect(judgeLeaf(leaf, {})).toMatchObject({ passes: false, observed: {} })
    expect(judgeLeaf(leaf, { employees: 13 }).evidence).not.toBe(few.evidence)
  })

  it('names every limit of a whole condition', () => {
    const both: Condition = {
      test: 'all',
      of: [
        { test: 'below', fact: 'share', value: 0.6 },
        { test: 'is', fact: 'kind', value: 'participant' },
      ],
    }
    expect(judge(both, { share: 0.5, kind: 'participant' })).toEqual({
      passes: true,
      required: { shareBelow: 0.6, kind: 'participant' },
    })
    expect(judge(both, { share: 0.5 }).passes).toBe(false)
  })
})
