import * as z from 'zod'
import { daySchema } from '../conditions/days.ts'
import { momentSchema } from '../time.ts'
import { ruleSchema } from './rule.ts'

/** A text in both languages. */
const bilingual = (longest: number) => {
  const text = z.string().trim().min(1).max(longest)
  return z.strictObject({ en: text, ru: text })
}

/** The name of a measure: short, for ever, in addresses. */
export const measureIdSchema = z.string().regex(/^[a-z0-9-]{1,60}$/)

const money = z.int().min(0).max(1_000_000_000_000)

/** What is given: its kind, between how much and how much, and which share of the cost at most. */
const amountSchema = z
  .strictObject({
    kind: z.enum(['grant', 'loan', 'subsidy', 'service', 'tax']),
    min: money.optional(),
    max: money.optional(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    shareOfCost: z.number().gt(0).max(1).optional(),
  })
  .refine(({ min = 0, max = Infinity }) => min <= max, { path: ['max'], error: 'belowTheLeast' })

const windowSchema = z
  .strictObject({ opensOn: daySchema, closesOn: daySchema })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, { path: ['closesOn'], error: 'closesBeforeItOpens' })
export type Window = z.infer<typeof windowSchema>

/** When one can apply: always, or from the first to the last day of windows. */
const applicationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('windows'), windows: z.array(windowSchema).min(1).max(12) }),
])
export type MeasureApplication = z.infer<typeof applicationSchema>

/** What officers write of a measure. `excludes` names measures that nobody may have together with it. */
export const measureContentSchema = z.strictObject({
  title: bilingual(200),
  summary: bilingual(2000),
  provider: bilingual(200),
  amount: amountSchema,
  application: applicationSchema,
  documents: z.array(bilingual(300)).max(20),
  excludes: z.array(measureIdSchema).max(50),
  rule: ruleSchema,
  more: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
})
export type MeasureContent = z.infer<typeof measureContentSchema>

/** One version of a support measure; the newest holds, and is offered while it is `published`. */
export const measureSchema = measureContentSchema.extend({
  id: measureIdSchema,
  version: z.int().min(1),
  status: z.enum(['published', 'retired']),
  changedAt: momentSchema,
  changedBy: z.string(),
  reason: z.string().optional(),
})
export type Measure = z.infer<typeof measureSchema>
