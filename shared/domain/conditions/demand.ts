import { oppositeOf, type Condition, type Leaf } from './condition.ts'

/**
 * A condition without negation: a test, or at least `needs` of others. All of n are n of n, any is one of n, and not k of n is
 * n - k + 1 of the opposites (De Morgan), so one kind of node is enough, and whatever a test gains the whole gains too.
 */
export type Demand = { readonly leaf: Leaf } | { readonly needs: number; readonly of: readonly Demand[] }

/** What a condition demands, or what its opposite does. */
export const demandOf = (condition: Condition, negated = false): Demand => {
  if ('fact' in condition) return { leaf: negated ? oppositeOf(condition) : condition }
  if (condition.test === 'not') return demandOf(condition.of, !negated)
  const { length } = condition.of
  const needs = 'atLeast' in condition ? condition.atLeast : condition.test === 'all' ? length : 1
  return {
    needs: negated ? length - needs + 1 : needs,
    of: condition.of.map((one) => demandOf(one, negated)),
  }
}

/** The tests of a demand, in the order in which they are written. */
export const leavesOf = (demand: Demand): readonly Leaf[] =>
  'leaf' in demand ? [demand.leaf] : demand.of.flatMap(leavesOf)
