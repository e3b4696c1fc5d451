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

const limitsOf = (leaf: Leaf, fact: string): readonly number[] => {
  if ('of' in leaf) return leaf.of === fact ? [WHOLE] : [Math.ceil(leaf.value * WHOLE)]
  return 'value' in leaf && typeof leaf.value === 'number' ? [leaf.value] : []
}

const numbers = (fact: string, leaves: readonly Leaf[], { most, whole }: { most: number; whole: boolean }) => {
  const step = whole ? 1 : 0.01
  return leaves
    .flatMap((leaf) => limitsOf(leaf, fact))
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

/** Values of a fact at and beside each limit that tests set it: among them is one for every outcome that these tests can have. */
export const candidatesFor = (
  fact: string,
  leaves: readonly Leaf[],
  range: Range,
  today: string,
): readonly FactValue[] => {
  switch (range.kind) {
    case 'number':
      return [...new Set(numbers(fact, leaves, range))]
    case 'choice':
      return range.options
    case 'list':
      return [...new Map(lists(leaves, range.options).map((list) => [list.toSorted().join(' '), list])).values()]
    case 'flag':
      return [true, false]
    case 'day':
      return [...new Set(days(leaves, today))]
  }
}
