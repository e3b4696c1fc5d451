import { candidatesFor, type Range } from './candidates.ts'
import { factsIn, type Condition, type FactValue, type Facts } from './condition.ts'
import { demandOf, leavesOf, type Demand } from './demand.ts'
import { holds } from './judge.ts'

/** Two sets of facts that differ in one fact: the one meets a rule, the other does not. */
export type OppositePair = { readonly having: Facts; readonly lacking: Facts; readonly differsIn: string }

type Choice = { readonly fact: string; readonly values: readonly FactValue[] }

/** After so many sets of facts the search gives up: far more than a rule that people can read needs. */
const MOST_LOOKS = 20_000

const choicesIn = (demand: Demand, rangeOf: (fact: string) => Range, today: string): readonly Choice[] => {
  const leaves = leavesOf(demand)
  return [...new Set(leaves.flatMap(factsIn))].map((fact) => ({
    fact,
    values: candidatesFor(fact, leaves, rangeOf(fact), today),
  }))
}

/** The facts with one of them changed so that the demand is no longer met. */
const spoil = (demand: Demand, having: Facts, choices: readonly Choice[]): OppositePair | undefined => {
  for (const { fact, values } of choices)
    for (const value of values) {
      const lacking = { ...having, [fact]: value }
      if (holds(demand, lacking) === 'no') return { having, lacking, differsIn: fact }
    }
  return undefined
}

/**
 * Finds two sets of facts, one fact apart, of which one meets a rule and the other does not; undefined where there are none, because everybody
 * or nobody meets the rule. With `inFact` it is that fact which differs; then there may be none because the fact never decides. Goes through values at and beside the limits of the rule, fact by fact, and turns back as soon as what is chosen
 * cannot meet it any more.
 */
export const oppositePair = (
  rule: Condition,
  rangeOf: (fact: string) => Range,
  today: string,
  inFact?: string,
): OppositePair | undefined => {
  const demand = demandOf(rule)
  const choices = choicesIn(demand, rangeOf, today)
  const deciding = inFact === undefined ? choices : choices.filter(({ fact }) => fact === inFact)
  let looks = 0
  const search = (facts: Facts, at: number): OppositePair | undefined => {
    const choice = choices[at]
    if (!choice) return spoil(demand, facts, deciding)
    for (const value of choice.values) {
      if ((looks += 1) > MOST_LOOKS) return undefined
      const next = { ...facts, [choice.fact]: value }
      if (holds(demand, next) === 'no') continue
      const found = search(next, at + 1)
      if (found) return found
    }
    return undefined
  }
  return search({ today }, 0)
}
