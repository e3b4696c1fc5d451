import type { FactValue, Leaf } from './condition.ts'
import { daysAfter, monthsAfter } from './days.ts'

/** What a fact may be at all, as far as a search for examples must know. */
export type Range =
  | { readonly kind: 'number'; readonly most: number; readonly whole: boolean }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'list'; readonly options?: readonly string[] | undefined }
  | { readonly kind: 'flag' }
  | { readonly kind: 'day' }

/** Of what a share is taken where nothing else says how much there is. */
const WHOLE = 100

/** The limits that tests set a number itself. */
const ownLimits = (fact: string, leaves: readonly Leaf[]): readonly number[] =>
  leaves.flatMap((leaf) =>
    leaf.fact === fact && !('of' in leaf) && 'value' in leaf && typeof leaf.value === 'number' ? [leaf.value] : [],
  )

/** The limits that a share sets one of its two numbers, by the limits of the other. */
const shareLimits = (fact: string, leaves: readonly Leaf[]): readonly number[] =>
  leaves.flatMap((leaf) => {
    if (!('of' in leaf)) return []
    if (leaf.fact === fact) return [WHOLE, ...ownLimits(leaf.of, leaves)].map((whole) => Math.ceil(leaf.value * whole))
    if (leaf.of !== fact) return []
    const parts = ownLimits(leaf.fact, leaves).flatMap((part) => [part, part - 1])
    return [WHOLE, ...parts.map((part) => Math.floor(part / leaf.value))]
  })

const numbers = (fact: string, leaves: readonly Leaf[], { most, whole }: { most: number; whole: boolean }) => {
  const step = whole ? 1 : 0.01
  return [...ownLimits(fact, leaves), ...shareLimits(fact, leaves)]
    .flatMap((limit) => [limit, limit + step, limit - step])
    .concat(0)
    .filter((value) => value >= 0 && value <= most)
}

const lists = (leaves: readonly Leaf[], options: readonly string[] | undefined): readonly (readonly string[])[] => {
  const named = leaves.flatMap((leaf) => ('values' in leaf ? [leaf.values] : []))
  const words = [...new Set(named.flat())]
  const unwanted = new Set(leaves.flatMap((leaf) => (leaf.test === 'lacks' ? leaf.values : [])))
  const others = (options ?? ['a', 'b', 'c', 'd', 'e'].map((letter) => `another-${letter}`)).filter(
    (word) => !words.includes(word),
  )
  const wanted = words.filter((word) => !unwanted.has(word))
  const sizes = leaves.flatMap((leaf) =>
    'value' in leaf && typeof leaf.value === 'number' ? [leaf.value, leaf.value - 1] : [],
  )
  const bases = [[], wanted, ...named, ...words.map((word) => [word])]
  return bases.flatMap((base) => {
    const filled = sizes.map((size) => [...new Set([...base, ...others])].slice(0, Math.max(size, base.length)))
    return [[...base], ...filled]
  })
}

const days = (leaves: readonly Leaf[], today: string): readonly string[] =>
  leaves
    .flatMap((leaf) => {
      if ('day' in leaf) return [leaf.day]
      return 'months' in leaf ? [monthsAfter(today, -leaf.months)] : []
    })
    .flatMap((day) => [day, daysAfter(day, -1), daysAfter(day, 1)])

/** Values of a fact at and beside each limit that a rule's tests set it: among them is one for every outcome that these tests can have. */
export const candidatesFor = (
  fact: string,
  leaves: readonly Leaf[],
  range: Range,
  today: string,
): readonly FactValue[] => {
  const about = leaves.filter((leaf) => leaf.fact === fact)
  switch (range.kind) {
    case 'number':
      return [...new Set(numbers(fact, leaves, range))]
    case 'choice':
      return range.options
    case 'list':
      return [...new Map(lists(about, range.options).map((list) => [list.toSorted().join(' '), list])).values()]
    case 'flag':
      return [true, false]
    case 'day':
      return [...new Set(days(about, today))]
  }
}
