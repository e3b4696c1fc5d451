import { beforeAll, describe, expect, it } from 'vitest'
import { staffGreedily } from '../../../shared/domain/staffing/greedy.ts'
import { onlyTasks } from '../../../shared/domain/staffing/irreducible.ts'
import type { Instance } from '../../../shared/domain/staffing/instance.ts'
import { mostOutsiders, prune } from '../../../shared/domain/staffing/prune.ts'
import type { Solver } from '../../../shared/domain/staffing/solver.ts'
import { costOf, isWithinCapacity, uncoveredBy } from '../../../shared/domain/staffing/staffing.ts'
import { prepare, staffExactly } from '../../../shared/domain/staffing/staff-exactly.ts'
import { highsSolver } from '../../../shared/stores/highs-solver.ts'
import { aRandomInstance, cheapestOf } from './random-instances.ts'

const limits = { seconds: 60, gap: 0 }
const SEEDS = Array.from({ length: 250 }, (_, at) => at + 1)

let solve: Solver
const staff = (instance: Instance, by = solve) => staffExactly(prepare(instance), by, limits, () => 0)

/** So that tasks are in each other's way: everybody does all with one resource. */
const withOneResourceEach = ({ tasks, suppliers }: Instance): Instance => ({
  tasks,
  suppliers: suppliers.map(({ resources, ...supplier }) => ({
    ...supplier,
    resources: [{ amount: resources[0]!.amount, tasks: resources.flatMap((resource) => resource.tasks) }],
  })),
})

beforeAll(async () => {
  solve = await highsSolver()
})

describe('an exact staffing', () => {
  it('costs what the cheapest of all choices costs, or does not exist either, on random instances', () => {
    const seen = { found: 0, infeasible: 0 }
    for (const seed of SEEDS) {
      const instance = aRandomInstance(seed)
      const cheapest = cheapestOf(instance)
      const staffed = staff(instance)
      expect(staffed.outcome, `seed ${seed}`).toBe(cheapest === undefined ? 'infeasible' : 'found')
      if (staffed.outcome !== 'found') {
        seen.infeasible += 1
        continue
      }
      seen.found += 1
      expect(staffed, `seed ${seed}`).toMatchObject({ cost: cheapest, gap: 0 })
      expect(uncoveredBy(instance, staffed.assignments), `seed ${seed}`).toEqual([])
      expect(isWithinCapacity(instance, staffed.assignments), `seed ${seed}`).toBe(true)
    }
    expect(seen.found).toBeGreaterThan(50)
    expect(seen.infeasible).toBeGreaterThan(50)
  })

  it('names, where there is none, tasks of which none can be spared', () => {
    let together = 0
    for (const seed of SEEDS) {
      const instance = withOneResourceEach(aRandomInstance(seed, 4, 4))
      const staffed = staff(instance)
      if (staffed.outcome !== 'infeasible') continue
      const reasons = staffed.each ? staffed.tasks.map((task) => [task]) : [staffed.tasks]
      for (const reason of reasons) {
        expect(cheapestOf(onlyTasks(instance, reason)), `seed ${seed}`).toBeUndefined()
        for (const spared of reason) {
          const others = reason.filter((task) => task !== spared)
          expect(others.length === 0 || cheapestOf(onlyTasks(instance, others)) !== undefined, `seed ${seed}`).toBe(
            true,
          )
        }
      }
      if (!staffed.each) together += 1
    }
    expect(together).toBeGreaterThan(3)
  })

  it('says how far it may be from the cheapest where time was short, and gives the greedy answer where that is all there is', () => {
    const instance = aRandomInstance(SEEDS.find((seed) => (cheapestOf(aRandomInstance(seed)) ?? 0) > 200)!)
    const { assignments } = staffGreedily(instance)
    const cost = costOf(instance, assignments)
    const staffed = staff(instance, () => ({ status: 'unknown', bound: 100.5 }))
    expect(staffed).toEqual({ outcome: 'found', assignments, cost, bound: 101, gap: (cost - 101) / cost })
  })

  it('is not taken from a solver whose answer covers less than was asked', () => {
    const instance = aRandomInstance(SEEDS.find((seed) => cheapestOf(aRandomInstance(seed)) !== undefined)!)
    expect(() => staff(instance, () => ({ status: 'optimal', values: new Map(), bound: 0 }))).toThrow('does not cover')
  })
})

describe('a greedy staffing', () => {
  it('covers what it says it covers, within capacity, and is never cheaper than the cheapest', () => {
    let complete = 0
    let possible = 0
    for (const seed of SEEDS) {
      const instance = aRandomInstance(seed)
      const { assignments, open } = staffGreedily(instance)
      expect(uncoveredBy(instance, assignments), `seed ${seed}`).toEqual(open)
      expect(isWithinCapacity(instance, assignments), `seed ${seed}`).toBe(true)
      const cheapest = cheapestOf(instance)
      if (cheapest !== undefined) possible += 1
      if (open.length > 0) continue
      complete += 1
      expect(costOf(instance, assignments), `seed ${seed}`).toBeGreaterThanOrEqual(cheapest!)
    }
    expect(complete / possible).toBeGreaterThan(0.8)
  })
})

describe('pruning', () => {
  it('leaves out outsiders without making the cheapest staffing dearer', () => {
    let left = 0
    for (const seed of SEEDS) {
      const instance = aRandomInstance(seed, 2, 9)
      const pruned = prune(instance, Math.max(1, mostOutsiders(instance, staffGreedily(instance))))
      left += instance.suppliers.length - pruned.kept.length
      expect(cheapestOf(pruned.instance), `seed ${seed}`).toBe(cheapestOf(instance))
    }
    expect(left).toBeGreaterThan(100)
  })
})
