import * as z from 'zod'
import type { Condition, Leaf } from '../conditions/condition.ts'
import { daySchema } from '../conditions/days.ts'
import { demandOf, leavesOf } from '../conditions/demand.ts'
import { ruleFaults, type MeasureFault } from './rule-faults.ts'

const fact = z.string().min(1).max(60)
const value = z.number().min(-1e13).max(1e13)
const values = z.array(z.string().min(1).max(60)).min(1).max(30)
const count = z.int().min(1).max(100)

const leafSchema = z
  .discriminatedUnion('test', [
    z.strictObject({ test: z.enum(['atLeast', 'below', 'atMost', 'above']), fact, value }),
    z.strictObject({
      test: z.enum(['is', 'isNot']),
      fact,
      value: z.union([z.boolean(), z.string().min(1).max(60)]),
    }),
    z.strictObject({ test: z.enum(['oneOf', 'noneOf']), fact, values }),
    z.strictObject({ test: z.enum(['includes', 'lacks', 'includesAll', 'lacksSome']), fact, values }),
    z.strictObject({ test: z.enum(['countAtLeast', 'countBelow']), fact, value: count }),
    z.strictObject({
      test: z.enum(['shareAtLeast', 'shareBelow']),
      fact,
      of: fact,
      value: z.number().gt(0).max(100),
    }),
    z.strictObject({ test: z.enum(['onOrAfter', 'before']), fact, day: daySchema }),
    z.strictObject({ test: z.enum(['ageAtLeast', 'ageBelow']), fact, months: z.int().min(1).max(1200) }),
  ])
  .meta({ id: 'Test' })

/** One level of conditions over those of a lower one. */
const over = (inner: z.ZodType<Condition>, id: string): z.ZodType<Condition> => {
  const of = z.array(inner).min(1).max(20)
  return z
    .discriminatedUnion('test', [
      leafSchema,
      z.strictObject({ test: z.enum(['all', 'any']), of }),
      z.strictObject({ test: z.literal('some'), atLeast: count, of }).refine((some) => some.atLeast <= some.of.length, {
        path: ['atLeast'],
        error: 'moreThanThereAre' satisfies MeasureFault,
      }),
      z.strictObject({ test: z.literal('not'), of: inner }),
    ])
    .meta({ id })
}

/** How many tests a rule may have: enough for any that a person can still read. */
const MOST_TESTS = 40

/** The tests of a rule. */
export const testsIn = (rule: Condition): readonly Leaf[] => leavesOf(demandOf(rule))

/**
 * A rule that says who may have a measure. Conditions stand in each other at most four deep: a schema that calls itself would be at the
 * mercy of whoever sends ten thousand levels. Every test must fit the kind of its fact.
 */
export const ruleSchema = over(over(over(leafSchema, 'Condition3'), 'Condition2'), 'Condition').check(
  ({ value: rule, issues }) => {
    if (testsIn(rule).length > MOST_TESTS)
      issues.push({ code: 'custom', path: [], message: 'tooManyTests' satisfies MeasureFault, input: rule })
    for (const { path, message } of ruleFaults(rule))
      issues.push({ code: 'custom', path: [...path], message, input: rule })
  },
)
