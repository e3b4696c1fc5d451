import { factsIn, type Facts, type Leaf } from '../conditions/condition.ts'
import { daysBetween, monthsAfter } from '../conditions/days.ts'
import type { Demand } from '../conditions/demand.ts'
import { listIn, numberIn, readLeaf, shareIn, textIn } from '../conditions/read-leaf.ts'
import { isFactId, specOf, type Effort, type FactSpec } from './fact-list.ts'

/**
 * What would make a test hold: nothing (`met`), to `tell` a fact, to `change` one, to `wait` until a day, or nothing at all (`never`).
 * `cost` is what that adds to the distance.
 */
export type Mend =
  | { readonly kind: 'met' | 'tell' | 'change' | 'never'; readonly cost: number }
  | { readonly kind: 'wait'; readonly cost: number; readonly until: string }

/** To tell us a fact costs next to nothing, and what nobody can change costs more than all the rest of a rule. */
const COST = { tell: 1, change: 10, never: 10_000 } as const

/** How far a number is from another, as a share of the greater: 0 to 1. */
const gapBetween = (seen: number, wanted: number): number => {
  const greater = Math.max(Math.abs(seen), Math.abs(wanted))
  return greater === 0 ? 1 : Math.min(1, Math.abs(wanted - seen) / greater)
}

const missingOf = (leaf: Extract<Leaf, { values: readonly string[] }>, facts: Facts): number => {
  const seen = listIn(facts, leaf.fact) ?? []
  const there = leaf.values.filter((value) => seen.includes(value)).length
  if (leaf.test === 'includesAll') return (leaf.values.length - there) / leaf.values.length
  return leaf.test === 'lacks' ? there / leaf.values.length : 0
}

/** How far the facts are from what a test wants, 0 to 1. Never grows when they come nearer. */
const gapOf = (leaf: Leaf, facts: Facts): number => {
  switch (leaf.test) {
    case 'atLeast':
    case 'below':
    case 'atMost':
    case 'above':
      return gapBetween(numberIn(facts, leaf.fact) ?? 0, leaf.value)
    case 'countAtLeast':
    case 'countBelow':
      return gapBetween(listIn(facts, leaf.fact)?.length ?? 0, leaf.value)
    case 'shareAtLeast':
    case 'shareBelow':
      return gapBetween(shareIn(facts, leaf.fact, leaf.of) ?? 0, leaf.value)
    case 'oneOf':
    case 'noneOf':
    case 'includes':
    case 'lacks':
    case 'includesAll':
    case 'lacksSome':
      return leaf.test === 'includesAll' || leaf.test === 'lacks' ? missingOf(leaf, facts) : 0
    case 'is':
    case 'isNot':
    case 'onOrAfter':
    case 'before':
    case 'ageAtLeast':
    case 'ageBelow':
      return 0
  }
}

/** Whether a failing test of a number wants more of it. */
const wantsMore = ({ test }: Leaf): boolean => test === 'atLeast' || test === 'above' || test === 'shareAtLeast'

const effortFor = (leaf: Leaf, spec: FactSpec): Effort | undefined => {
  if (spec.kind === 'number') return wantsMore(leaf) ? spec.up : spec.down
  return spec.effort
}

const waitFor = (leaf: Leaf, facts: Facts): Mend | undefined => {
  const day = textIn(facts, leaf.fact)
  const today = textIn(facts, 'today')
  if (leaf.test !== 'ageAtLeast' || day === undefined || today === undefined) return undefined
  const until = monthsAfter(day, leaf.months)
  return { kind: 'wait', cost: COST.change + Math.min(30, daysBetween(today, until) / 30), until }
}

const canBeTold = (leaf: Leaf): boolean => factsIn(leaf).every((fact) => !isFactId(fact) || specOf(fact).entered)

/**
 * What would make a test hold, and what it costs: 0 where it holds, 1 to tell us; else 10 times the effort (1 to 3) times (1 + gap),
 * where the gap (0 to 1) says how far it is, and 1 where there is not yet a cluster or project that the fact could be of; to wait 10, and 1 for each 30 days up to 30; 10,000 where nobody can change it.
 */
export const mendOf = (leaf: Leaf, facts: Facts): Mend => {
  const read = readLeaf(leaf, facts)
  if (read === true) return { kind: 'met', cost: 0 }
  if (read === undefined && canBeTold(leaf)) return { kind: 'tell', cost: COST.tell }
  const effort = isFactId(leaf.fact) ? effortFor(leaf, specOf(leaf.fact)) : undefined
  if (read === undefined) return { kind: 'change', cost: COST.change * (effort ?? 2) * 2 }
  const wait = waitFor(leaf, facts)
  if (wait) return wait
  if (effort === undefined) return { kind: 'never', cost: COST.never }
  return { kind: 'change', cost: COST.change * effort * (1 + gapOf(leaf, facts)) }
}

/** A test of a rule that must still come to hold, and how. */
export type Step = { readonly leaf: Leaf; readonly mend: Mend }

/** The cheapest set of changes that meets a demand, and the sum of their costs. */
export type Nearest = { readonly distance: number; readonly steps: readonly Step[] }

const THERE: Nearest = { distance: 0, steps: [] }

/**
 * How far the facts are from a demand: of a test what mends it, of a group the sum over as many of its cheapest members as it needs. No
 * set of changes is cheaper, as long as no test stands in two places. Ties go to what is written first.
 */
export const nearest = (demand: Demand, facts: Facts): Nearest => {
  if ('leaf' in demand) {
    const mend = mendOf(demand.leaf, facts)
    return mend.kind === 'met' ? THERE : { distance: mend.cost, steps: [{ leaf: demand.leaf, mend }] }
  }
  const found = demand.of.map((one) => nearest(one, facts))
  const isChoice = demand.needs < found.length
  const chosen = isChoice ? found.toSorted((a, b) => a.distance - b.distance).slice(0, demand.needs) : found
  const all: Step[] = []
  let sum = 0
  for (const { distance, steps } of chosen) {
    sum += distance
    all.push(...steps)
  }
  return { distance: sum, steps: all }
}
