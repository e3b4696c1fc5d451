import type { FactValue, Facts, Leaf } from './condition.ts'
import { monthsAfter } from './days.ts'

/** The number of a fact; undefined where nobody has told it. */
export const numberIn = (facts: Facts, fact: string): number | undefined => {
  const value = facts[fact]
  return typeof value === 'number' ? value : undefined
}

/** The words of a fact that is a list; undefined where nobody has told it. */
export const listIn = (facts: Facts, fact: string): readonly string[] | undefined => {
  const value = facts[fact]
  return typeof value === 'object' ? value : undefined
}

/** The word or day of a fact; undefined where nobody has told it. */
export const textIn = (facts: Facts, fact: string): string | undefined => {
  const value = facts[fact]
  return typeof value === 'string' ? value : undefined
}

const given = <T>(value: T | undefined, test: (value: T) => boolean): boolean | undefined =>
  value === undefined ? undefined : test(value)

const single = (value: FactValue | undefined): string | boolean | undefined =>
  typeof value === 'string' || typeof value === 'boolean' ? value : undefined

const reaches = (leaf: Extract<Leaf, { months: number }>, facts: Facts): boolean | undefined => {
  const today = textIn(facts, 'today')
  return today === undefined
    ? undefined
    : given(textIn(facts, leaf.fact), (day) => monthsAfter(day, leaf.months) <= today)
}

/** The share that one fact is of another; undefined where one is not told, and of nothing it is none. */
export const shareIn = (facts: Facts, fact: string, of: string): number | undefined => {
  const part = numberIn(facts, fact)
  const whole = numberIn(facts, of)
  if (part === undefined || whole === undefined) return undefined
  return whole <= 0 ? 0 : part / whole
}

const not = (holds: boolean | undefined): boolean | undefined => (holds === undefined ? undefined : !holds)

/** Whether a test holds; undefined where a fact that it looks at is not known. */
export const readLeaf = (leaf: Leaf, facts: Facts): boolean | undefined => {
  switch (leaf.test) {
    case 'atLeast':
      return given(numberIn(facts, leaf.fact), (seen) => seen >= leaf.value)
    case 'below':
      return given(numberIn(facts, leaf.fact), (seen) => seen < leaf.value)
    case 'atMost':
      return given(numberIn(facts, leaf.fact), (seen) => seen <= leaf.value)
    case 'above':
      return given(numberIn(facts, leaf.fact), (seen) => seen > leaf.value)
    case 'is':
      return given(single(facts[leaf.fact]), (seen) => seen === leaf.value)
    case 'isNot':
      return given(single(facts[leaf.fact]), (seen) => seen !== leaf.value)
    case 'oneOf':
      return given(textIn(facts, leaf.fact), (seen) => leaf.values.includes(seen))
    case 'noneOf':
      return given(textIn(facts, leaf.fact), (seen) => !leaf.values.includes(seen))
    case 'includes':
      return given(listIn(facts, leaf.fact), (seen) => leaf.values.some((value) => seen.includes(value)))
    case 'lacks':
      return given(listIn(facts, leaf.fact), (seen) => !leaf.values.some((value) => seen.includes(value)))
    case 'includesAll':
      return given(listIn(facts, leaf.fact), (seen) => leaf.values.every((value) => seen.includes(value)))
    case 'lacksSome':
      return given(listIn(facts, leaf.fact), (seen) => !leaf.values.every((value) => seen.includes(value)))
    case 'countAtLeast':
      return given(listIn(facts, leaf.fact), (seen) => seen.length >= leaf.value)
    case 'countBelow':
      return given(listIn(facts, leaf.fact), (seen) => seen.length < leaf.value)
    case 'shareAtLeast':
      return given(shareIn(facts, leaf.fact, leaf.of), (seen) => seen >= leaf.value)
    case 'shareBelow':
      return given(shareIn(facts, leaf.fact, leaf.of), (seen) => seen < leaf.value)
    case 'onOrAfter':
      return given(textIn(facts, leaf.fact), (seen) => seen >= leaf.day)
    case 'before':
      return given(textIn(facts, leaf.fact), (seen) => seen < leaf.day)
    case 'ageAtLeast':
      return reaches(leaf, facts)
    case 'ageBelow':
      return not(reaches(leaf, facts))
  }
}
