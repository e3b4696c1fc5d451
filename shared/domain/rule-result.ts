import * as z from 'zod'
import { shortfallSchema } from './member.ts'
import { fingerprint } from './fingerprint.ts'
import { effectSchema, ruleIdSchema } from './rule-pack.ts'

/** Somebody whom a rule is about, and why. */
export const concernedSchema = z.strictObject({
  key: z.string(),
  name: z.string(),
  why: z.enum([...shortfallSchema.options, 'twice', 'notInConsortium']),
})
export type Concerned = z.infer<typeof concernedSchema>

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number()]))
export type Values = z.infer<typeof valuesSchema>

/** What one look at facts found: whether it passes, what was observed and what required; `evidence` tells two findings apart. */
export const judgedSchema = z.strictObject({
  passes: z.boolean(),
  observed: valuesSchema,
  required: valuesSchema,
  evidence: z.string(),
})
export type Judged = z.infer<typeof judgedSchema>

/** What a rule about registrations found, what that means for the case, and who is concerned. */
export const ruleResultSchema = z.strictObject({
  rule: ruleIdSchema,
  effect: effectSchema.exclude(['off']),
  ...judgedSchema.shape,
  concerned: z.array(concernedSchema),
})
export type RuleResult = z.infer<typeof ruleResultSchema>

/** At most this many of those concerned are named; the count says how many there are. */
export const MOST_NAMED = 100

/** A rule's result as it is stored and shown: at most 100 names, and how many there are. */
export const reportedResultSchema = ruleResultSchema.extend({ concernedCount: z.int().min(0) })
export type ReportedResult = z.infer<typeof reportedResultSchema>

/** The result with the names cut to what is shown. */
export const reported = (result: RuleResult): ReportedResult => ({
  ...result,
  concerned: result.concerned.slice(0, MOST_NAMED),
  concernedCount: result.concerned.length,
})

/** A text that is equal for equal findings: an officer's finding holds for it, and for nothing else. */
export const evidenceOf = (found: Pick<RuleResult, 'observed' | 'concerned'>): { readonly evidence: string } => {
  const text = JSON.stringify([
    Object.entries(found.observed).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    found.concerned.map(({ key, why }) => `${key} ${why}`).toSorted(),
  ])
  return { evidence: fingerprint(text) }
}
