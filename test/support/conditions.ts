import * as fc from 'fast-check'
import type { Condition, Facts, Leaf } from '../../shared/domain/conditions/condition.ts'

/** The day on which these facts are looked at. */
export const TODAY = '2026-09-01'

const numbers = ['a', 'b'] as const
const number = fc.integer({ min: -3, max: 12 })
const word = fc.constantFrom('red', 'green', 'blue')
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
const day = fc.integer({ min: 0, max: 40 }).map((at) => new Date(Date.UTC(2023, at, 1 + at)).toISOString().slice(0, 10))

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    test: fc.constantFrom('atLeast', 'below', 'atMost', 'above'),
    fact: fc.constantFrom(...numbers),
    value: number,
  }),
  fc.record({ test: fc.constantFrom('is', 'isNot'), fact: fc.constant('word'), value: word }),
  fc.record({ test: fc.constantFrom('is', 'isNot'), fact: fc.constant('flag'), value: fc.boolean() }),
  fc.record({ test: fc.constantFrom('oneOf', 'noneOf'), fact: fc.constant('word'), values: words }),
  fc.record({
    test: fc.constantFrom('includes', 'lacks', 'includesAll', 'lacksSome'),
    fact: fc.constant('list'),
    values: words,
  }),
  fc.record({
    test: fc.constantFrom('countAtLeast', 'countBelow'),
    fact: fc.constant('list'),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    test: fc.constantFrom('shareAtLeast', 'shareBelow'),
    fact: fc.constant('a'),
    of: fc.constant('b'),
    value: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ test: fc.constantFrom('onOrAfter', 'before'), fact: fc.constant('day'), day }),
  fc.record({
    test: fc.constantFrom('ageAtLeast', 'ageBelow'),
    fact: fc.constant('day'),
    months: fc.integer({ min: 1, max: 40 }),
  }),
)

/** Rules of any shape over a few facts. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({
      test: fc.constantFrom('all', 'any'),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }),
    }) as fc.Arbitrary<Condition>,
    fc
      .tuple(fc.array(tie('condition'), { minLength: 1, maxLength: 4 }), fc.nat())
      .map(([of, at]): Condition => ({ test: 'some', atLeast: 1 + (at % of.length), of })),
    fc.record({ test: fc.constant('not'), of: tie('condition') }) as fc.Arbitrary<Condition>,
  ),
})).condition

const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** What is known of a few facts; some may be unknown. */
export const someFacts: fc.Arbitrary<Facts> = fc.record({
  a: perhaps(number),
  b: perhaps(number),
  word: perhaps(word),
  flag: perhaps(fc.boolean()),
  list: perhaps(fc.uniqueArray(word, { maxLength: 3 })),
  day: perhaps(day),
  today: fc.constant(TODAY),
})

/** What is known of all of them. */
export const allFacts: fc.Arbitrary<Facts> = someFacts.filter(
  ({ a, b, word: one, flag, list, day: on }) => ![a, b, one, flag, list, on].includes(undefined),
)
