import type { Condition, Leaf } from '../conditions/condition.ts'
import { isFactId, specOf, type FactSpec } from './fact-list.ts'

const fitting: Record<Leaf['test'], readonly FactSpec['kind'][]> = {
  atLeast: ['number'],
  below: ['number'],
  atMost: ['number'],
  above: ['number'],
  shareAtLeast: ['number'],
  shareBelow: ['number'],
  is: ['choice', 'flag'],
  isNot: ['choice', 'flag'],
  oneOf: ['choice'],
  noneOf: ['choice'],
  includes: ['list'],
  lacks: ['list'],
  includesAll: ['list'],
  lacksSome: ['list'],
  countAtLeast: ['list'],
  countBelow: ['list'],
  onOrAfter: ['day'],
  before: ['day'],
  ageAtLeast: ['day'],
  ageBelow: ['day'],
}

/** What can be wrong with a measure that somebody wrote. */
export type MeasureFault =
  | 'noSuchFact'
  | 'testDoesNotFit'
  | 'notANumber'
  | 'noValueOfFact'
  | 'tooManyTests'
  | 'moreThanThereAre'
  | 'belowTheLeast'
  | 'closesBeforeItOpens'
  | 'notAnotherMeasure'
  | 'sameNameTwice'
  | 'notADayToReckonWith'

/** A place in a rule, and what is wrong there. */
type RuleFault = { readonly path: readonly (string | number)[]; readonly message: MeasureFault }

const valuesIn = (leaf: Leaf): readonly (string | boolean)[] => {
  if ('values' in leaf) return leaf.values
  return 'value' in leaf && typeof leaf.value !== 'number' ? [leaf.value] : []
}

const isValueOf = (spec: FactSpec, value: string | boolean): boolean => {
  if (spec.kind === 'flag') return typeof value === 'boolean'
  return typeof value === 'string' && (!('options' in spec) || (spec.options?.includes(value) ?? true))
}

const faultOf = (leaf: Leaf): RuleFault | undefined => {
  const { fact, test } = leaf
  if (!isFactId(fact)) return { path: ['fact'], message: 'noSuchFact' }
  const spec = specOf(fact)
  if (!fitting[test].includes(spec.kind)) return { path: ['test'], message: 'testDoesNotFit' }
  if ('of' in leaf && (!isFactId(leaf.of) || specOf(leaf.of).kind !== 'number'))
    return { path: ['of'], message: 'notANumber' }
  const wrong = valuesIn(leaf).find((value) => !isValueOf(spec, value))
  if (wrong === undefined) return undefined
  return { path: ['values' in leaf ? 'values' : 'value'], message: 'noValueOfFact' }
}

/** What does not fit in a rule: facts that there are not, tests that do not fit their kind, values that they cannot have. */
export const ruleFaults = (condition: Condition): readonly RuleFault[] => {
  if ('fact' in condition) {
    const fault = faultOf(condition)
    return fault ? [fault] : []
  }
  const inner = condition.test === 'not' ? [condition.of] : condition.of
  return inner.flatMap((one, at) =>
    ruleFaults(one).map(({ path, message }) => ({
      path: condition.test === 'not' ? ['of', ...path] : ['of', at, ...path],
      message,
    })),
  )
}
