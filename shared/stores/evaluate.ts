import { compareText } from './keys.ts'
import type { Condition, Item, Test, Value } from './table.ts'

/** NaN for what cannot be compared: then it is neither below nor at least. */
const compare = (value: Value | undefined, bound: string | number): number => {
  if (typeof value === 'number' && typeof bound === 'number') return value - bound
  if (typeof value === 'string' && typeof bound === 'string') return compareText(value, bound)
  return Number.NaN
}

const contains = (value: Value | undefined, part: string): boolean =>
  (typeof value === 'string' || Array.isArray(value)) && value.includes(part)

const holds = (test: Test, item: Item | undefined): boolean => {
  if ('anyOf' in test) return test.anyOf.some((condition) => evaluate(condition, item))
  const value = item?.[test.attribute]
  if ('exists' in test) return (value !== undefined) === test.exists
  if ('is' in test) return value === test.is
  if ('isNot' in test) return value !== test.isNot
  if ('oneOf' in test) return test.oneOf.some((one) => one === value)
  if ('below' in test) return compare(value, test.below) < 0
  if ('atLeast' in test) return compare(value, test.atLeast) >= 0
  return contains(value, test.contains)
}

/** Whether a condition holds on an item, or on the absence of one, exactly as DynamoDB would say. */
export const evaluate = (condition: Condition, item: Item | undefined): boolean =>
  condition.every((test) => holds(test, item))
