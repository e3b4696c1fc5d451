import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, Facts } from '../../../shared/domain/conditions/condition.ts'
import { demandOf, leavesOf, type Demand } from '../../../shared/domain/conditions/demand.ts'
import { holds } from '../../../shared/domain/conditions/judge.ts'
import { all, any, atLeast, is, not, oneOf, some } from '../../../shared/domain/conditions/tests.ts'
import { mendOf, nearest } from '../../../shared/domain/measures/distance.ts'
import { allFacts, conditions, someFacts, TODAY } from '../../support/conditions.ts'

const distanceOf = (rule: Condition, facts: Facts): number => nearest(demandOf(rule), facts).distance

/** Whether a demand is met when these of its tests come to hold. */
const isMetBy = (demand: Demand, met: ReadonlySet<unknown>, facts: Facts): boolean => {
  if ('leaf' in demand) return met.has(demand.leaf) || holds(demand, facts) === 'yes'
  return demand.of.filter((one) => isMetBy(one, met, facts)).length >= demand.needs
}

/** The cheapest of all sets of tests that meet a demand, by trying every one. */
const cheapest = (demand: Demand, facts: Facts): number => {
  const failing = leavesOf(demand).filter((leaf) => mendOf(leaf, facts).kind !== 'met')
  let least = Infinity
  for (let set = 0; set < 2 ** failing.length; set += 1) {
    const chosen = failing.filter((_, at) => (set >> at) % 2 === 1)
    const cost = chosen.reduce((sum, leaf) => sum + mendOf(leaf, facts).cost, 0)
    if (cost < least && isMetBy(demand, new Set(chosen), facts)) least = cost
  }
  return least
}

describe('the distance of facts from a rule', () => {
  it('is nothing exactly where the rule holds', () => {
    fc.assert(
      fc.property(conditions, someFacts, (rule, facts) => {
        const { distance, steps } = nearest(demandOf(rule), facts)
        expect(distance === 0).toBe(holds(demandOf(rule), facts) === 'yes')
        expect(steps.length === 0).toBe(distance === 0)
      }),
      { numRuns: 1000 },
    )
  })

  it('is that of the cheapest set of changes, found by trying every set', () => {
    fc.assert(
      fc.property(conditions, someFacts, (rule, facts) => {
        const demand = demandOf(rule)
        fc.pre(leavesOf(demand).length <= 9)
        expect(nearest(demand, facts).distance).toBeCloseTo(cheapest(demand, facts), 6)
      }),
      { numRuns: 400 },
    )
  })

  it('names a smallest set: each of its changes is needed, and together they are enough', () => {
    fc.assert(
      fc.property(conditions, allFacts, (rule, facts) => {
        const demand = demandOf(rule)
        const { steps } = nearest(demand, facts)
        const changed = steps.map(({ leaf }) => leaf)
        expect(isMetBy(demand, new Set(changed), facts)).toBe(true)
        for (const one of changed)
          expect(isMetBy(demand, new Set(changed.filter((leaf) => leaf !== one)), facts)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('never grows when one more test comes to hold and none is lost', () => {
    fc.assert(
      fc.property(conditions, allFacts, allFacts, (rule, before, after) => {
        const demand = demandOf(rule)
        const costs = (facts: Facts) => leavesOf(demand).map((leaf) => mendOf(leaf, facts).cost)
        const later = costs(after)
        fc.pre(costs(before).every((cost, at) => (later[at] ?? 0) <= cost))
        expect(nearest(demand, after).distance).toBeLessThanOrEqual(nearest(demand, before).distance)
      }),
      { numRuns: 400 },
    )
  })

  it('shrinks with every step towards a number', () => {
    const away = [1, 5, 9, 14, 15].map((employees) => distanceOf(atLeast('employees', 15), { employees }))
    expect(away).toEqual(away.toSorted((a, b) => b - a))
    expect(new Set(away).size).toBe(5)
    expect(away.at(-1)).toBe(0)
  })

  it('puts what we are not told nearest, then what can be changed, and last what nobody can change', () => {
    const facts = { category: 'sme', trainees: 0, foundedOn: '2026-01-01', today: TODAY }
    const kinds = [
      atLeast('employees', 5),
      atLeast('trainees', 5),
      is('category', 'research'),
      { test: 'ageAtLeast', fact: 'foundedOn', months: 24 } as const,
    ]
    expect(kinds.map((leaf) => mendOf(leaf, facts).kind)).toEqual(['tell', 'change', 'never', 'wait'])
    const [tell, change, never, wait] = kinds.map((leaf) => mendOf(leaf, facts).cost)
    expect(tell).toBeLessThan(change!)
    expect(change).toBeLessThan(never!)
    expect(wait).toBeLessThan(never!)
    expect(mendOf(kinds[3]!, facts)).toMatchObject({ until: '2028-01-01' })
  })

  it('does not ask for what nobody can tell: a cluster that there is not must be joined', () => {
    expect(mendOf(atLeast('clusterMembers', 30), {}).kind).toBe('change')
    expect(mendOf({ test: 'ageBelow', fact: 'clusterRegisteredOn', months: 6 }, {}).kind).toBe('change')
  })

  it('does not believe that a company of 900 shrinks to 250', () => {
    expect(mendOf({ test: 'atMost', fact: 'employees', value: 250 }, { employees: 900 }).kind).toBe('never')
  })

  it('takes the cheapest way out of several', () => {
    const facts = { category: 'sme', trainees: 4, employees: 1 }
    const rule = all(
      any(is('category', 'research'), atLeast('trainees', 5)),
      some(1, atLeast('employees', 500), atLeast('patents', 1)),
      not(oneOf('category', 'education')),
    )
    const { steps } = nearest(demandOf(rule), facts)
    expect(steps.map(({ leaf, mend }) => `${mend.kind} ${leaf.fact}`)).toEqual(['change trainees', 'tell patents'])
  })
})
