import type { Condition, Leaf } from './condition.ts'

/** Tests and groups, written as sentences: `all(is('kind', 'participant'), atLeast('employees', 15))`. */
export const atLeast = (fact: string, value: number): Leaf => ({ test: 'atLeast', fact, value })
export const atMost = (fact: string, value: number): Leaf => ({ test: 'atMost', fact, value })
export const above = (fact: string, value: number): Leaf => ({ test: 'above', fact, value })
export const below = (fact: string, value: number): Leaf => ({ test: 'below', fact, value })
export const is = (fact: string, value: string | boolean): Leaf => ({ test: 'is', fact, value })
export const isNot = (fact: string, value: string | boolean): Leaf => ({ test: 'isNot', fact, value })
export const oneOf = (fact: string, ...values: readonly string[]): Leaf => ({ test: 'oneOf', fact, values })
export const noneOf = (fact: string, ...values: readonly string[]): Leaf => ({ test: 'noneOf', fact, values })
export const includes = (fact: string, ...values: readonly string[]): Leaf => ({ test: 'includes', fact, values })
export const includesAll = (fact: string, ...values: readonly string[]): Leaf => ({ test: 'includesAll', fact, values })
export const lacks = (fact: string, ...values: readonly string[]): Leaf => ({ test: 'lacks', fact, values })
export const countAtLeast = (fact: string, value: number): Leaf => ({ test: 'countAtLeast', fact, value })
export const countBelow = (fact: string, value: number): Leaf => ({ test: 'countBelow', fact, value })
export const shareAtLeast = (fact: string, of: string, value: number): Leaf => ({
  test: 'shareAtLeast',
  fact,
  of,
  value,
})
export const shareBelow = (fact: string, of: string, value: number): Leaf => ({ test: 'shareBelow', fact, of, value })
export const onOrAfter = (fact: string, day: string): Leaf => ({ test: 'onOrAfter', fact, day })
export const before = (fact: string, day: string): Leaf => ({ test: 'before', fact, day })
export const ageAtLeast = (fact: string, months: number): Leaf => ({ test: 'ageAtLeast', fact, months })
export const ageBelow = (fact: string, months: number): Leaf => ({ test: 'ageBelow', fact, months })
export const all = (...of: readonly Condition[]): Condition => ({ test: 'all', of })
export const any = (...of: readonly Condition[]): Condition => ({ test: 'any', of })
export const some = (needed: number, ...of: readonly Condition[]): Condition => ({ test: 'some', atLeast: needed, of })
export const not = (of: Condition): Condition => ({ test: 'not', of })
