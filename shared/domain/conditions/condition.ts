/** What a fact may be: a number, a yes or no, a word or a day (`2026-11-25`), or a list of words. Undefined: nobody has told us. */
export type FactValue = number | boolean | string | readonly string[]

/** What is known, by name. `today` is a fact like the others. */
export type Facts = { readonly [fact: string]: FactValue | undefined }

/** One test of one fact (a share looks at two). Each has an opposite, so that `not` can always be pushed down to the leaves. */
export type Leaf =
  | { readonly test: 'atLeast' | 'below' | 'atMost' | 'above'; readonly fact: string; readonly value: number }
  | { readonly test: 'is' | 'isNot'; readonly fact: string; readonly value: string | boolean }
  | { readonly test: 'oneOf' | 'noneOf'; readonly fact: string; readonly values: readonly string[] }
  | {
      readonly test: 'includes' | 'lacks' | 'includesAll' | 'lacksSome'
      readonly fact: string
      readonly values: readonly string[]
    }
  | { readonly test: 'countAtLeast' | 'countBelow'; readonly fact: string; readonly value: number }
  | {
      readonly test: 'shareAtLeast' | 'shareBelow'
      readonly fact: string
      readonly of: string
      readonly value: number
    }
  | { readonly test: 'onOrAfter' | 'before'; readonly fact: string; readonly day: string }
  | { readonly test: 'ageAtLeast' | 'ageBelow'; readonly fact: string; readonly months: number }

/** A rule as data: tests of facts, and all, any, at least so many, or none of other conditions. */
export type Condition =
  | Leaf
  | { readonly test: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly test: 'some'; readonly atLeast: number; readonly of: readonly Condition[] }
  | { readonly test: 'not'; readonly of: Condition }

const opposites = {
  atLeast: 'below',
  below: 'atLeast',
  atMost: 'above',
  above: 'atMost',
  countAtLeast: 'countBelow',
  countBelow: 'countAtLeast',
  is: 'isNot',
  isNot: 'is',
  oneOf: 'noneOf',
  noneOf: 'oneOf',
  includes: 'lacks',
  lacks: 'includes',
  includesAll: 'lacksSome',
  lacksSome: 'includesAll',
  shareAtLeast: 'shareBelow',
  shareBelow: 'shareAtLeast',
  onOrAfter: 'before',
  before: 'onOrAfter',
  ageAtLeast: 'ageBelow',
  ageBelow: 'ageAtLeast',
} as const satisfies Record<Leaf['test'], Leaf['test']>

/** The test that holds exactly where this one does not. */
export const oppositeOf = (leaf: Leaf): Leaf => {
  switch (leaf.test) {
    case 'atLeast':
    case 'below':
    case 'atMost':
    case 'above':
      return { ...leaf, test: opposites[leaf.test] }
    case 'countAtLeast':
    case 'countBelow':
      return { ...leaf, test: opposites[leaf.test] }
    case 'is':
    case 'isNot':
      return { ...leaf, test: opposites[leaf.test] }
    case 'oneOf':
    case 'noneOf':
      return { ...leaf, test: opposites[leaf.test] }
    case 'includes':
    case 'lacks':
    case 'includesAll':
    case 'lacksSome':
      return { ...leaf, test: opposites[leaf.test] }
    case 'shareAtLeast':
    case 'shareBelow':
      return { ...leaf, test: opposites[leaf.test] }
    case 'onOrAfter':
    case 'before':
      return { ...leaf, test: opposites[leaf.test] }
    case 'ageAtLeast':
    case 'ageBelow':
      return { ...leaf, test: opposites[leaf.test] }
  }
}

/** The facts that a test looks at. */
export const factsIn = (leaf: Leaf): readonly string[] => ('of' in leaf ? [leaf.fact, leaf.of] : [leaf.fact])
