import { evidenceOf, type Judged, type Values } from '../rule-result.ts'
import { factsIn, type Condition, type FactValue, type Facts, type Leaf } from './condition.ts'
import { demandOf, leavesOf, type Demand } from './demand.ts'
import { readLeaf } from './read-leaf.ts'

/** Whether a demand is met by what is known; `unknown` where that depends on what nobody has told us. */
export type Holds = 'yes' | 'no' | 'unknown'

/** Whether a demand is met: three-valued, so that what is not known is neither held for nor against anybody. */
export const holds = (demand: Demand, facts: Facts): Holds => {
  if ('leaf' in demand) {
    const read = readLeaf(demand.leaf, facts)
    return read === undefined ? 'unknown' : read ? 'yes' : 'no'
  }
  const found = demand.of.map((one) => holds(one, facts))
  const met = found.filter((one) => one === 'yes').length
  if (met >= demand.needs) return 'yes'
  return met + found.filter((one) => one === 'unknown').length < demand.needs ? 'no' : 'unknown'
}

const shown = (value: FactValue): string | number =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? (value ? 'yes' : 'no') : [value].flat().join('; ')

/** What is known of these facts, as results hold it; what is not known is left out. */
const observedIn = (facts: Facts, names: readonly string[]): Values =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = facts[name]
      return value === undefined ? [] : [[name, shown(value)]]
    }),
  )

const limits = { below: 'Below', above: 'Above', countBelow: 'CountBelow', countAtLeast: 'Count' } as const

/** What a test requires, as results hold it: the limit under the fact's name, with what kind of limit it is where that is not "reach it". */
const requiredBy = (leaf: Leaf): Values => {
  const { fact } = leaf
  switch (leaf.test) {
    case 'below':
    case 'above':
    case 'countBelow':
    case 'countAtLeast':
      return { [`${fact}${limits[leaf.test]}`]: leaf.value }
    case 'atLeast':
    case 'atMost':
    case 'is':
      return { [fact]: shown(leaf.value) }
    case 'isNot':
      return { [`${fact}Not`]: shown(leaf.value) }
    case 'shareAtLeast':
      return { [`${fact}Share`]: leaf.value }
    case 'shareBelow':
      return { [`${fact}ShareBelow`]: leaf.value }
    case 'onOrAfter':
      return { [`${fact}From`]: leaf.day }
    case 'before':
      return { [`${fact}Before`]: leaf.day }
    case 'ageAtLeast':
      return { [`${fact}Months`]: leaf.months }
    case 'ageBelow':
      return { [`${fact}MonthsBelow`]: leaf.months }
    case 'oneOf':
    case 'includes':
    case 'includesAll':
      return { [fact]: shown(leaf.values) }
    case 'noneOf':
    case 'lacks':
    case 'lacksSome':
      return { [`${fact}Not`]: shown(leaf.values) }
  }
}

/** The result of one test, in the shape of every rule's result. */
export const judgeLeaf = (leaf: Leaf, facts: Facts): Judged => {
  const observed = observedIn(facts, factsIn(leaf))
  return {
    passes: readLeaf(leaf, facts) === true,
    observed,
    required: requiredBy(leaf),
    ...evidenceOf({ observed, concerned: [] }),
  }
}

/** Whether a condition holds for certain, and what it requires. This decides registrations and support measures alike. */
export const judge = (condition: Condition, facts: Facts): Pick<Judged, 'passes' | 'required'> => {
  const demand = demandOf(condition)
  return {
    passes: holds(demand, facts) === 'yes',
    required: Object.assign({}, ...leavesOf(demand).map(requiredBy)),
  }
}
