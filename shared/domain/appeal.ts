import * as z from 'zod'
import { applicationIdSchema, type Submitted } from './application.ts'
import { findingOn, type Decision, type Finding } from './decision.ts'
import { Conflict } from './errors.ts'
import type { RulePack } from './rule-pack.ts'
import { deadlineAfter, momentSchema, type Moment } from './time.ts'

/**
 * The one appeal against an application's refusal. `holdsName`: the name was free and is kept until the appeal ends. Granted, it leads to
 * a new application.
 */
export const appealSchema = z.strictObject({
  applicationId: applicationIdSchema,
  statement: z.string().trim().min(1).max(4000),
  by: z.string(),
  at: momentSchema,
  status: z.enum(['open', 'upheld', 'granted']),
  holdsName: z.boolean(),
  decidedAt: momentSchema.optional(),
  decidedBy: z.string().optional(),
  reason: z.string().trim().min(1).max(2000).optional(),
  newApplicationId: applicationIdSchema.optional(),
})
export type Appeal = z.infer<typeof appealSchema>

/** Until when a refused application may be appealed; undefined for what was not refused. */
export const appealUntil = (
  application: Submitted,
  { times, timeZone }: Pick<RulePack, 'times' | 'timeZone'>,
): Moment | undefined =>
  application.status === 'rejected' ? deadlineAfter(application.endedAt, times.appeal, timeZone) : undefined

/** Throws Conflict where an application cannot be appealed: `notInThisState` where it was not refused, `deadlinePassed` once it is too late. */
export const assertAppealable = (
  application: Submitted,
  pack: Pick<RulePack, 'times' | 'timeZone'>,
  now: Moment,
): void => {
  const deadline = appealUntil(application, pack)
  if (deadline === undefined) throw new Conflict('notInThisState', { status: application.status })
  if (now >= deadline) throw new Conflict('deadlinePassed', { deadline })
}

/**
 * The findings that a new application begins with when an appeal is granted: those that the refusal rested on, each turned into a yes by
 * the officer who grants. They hold for the same evidence only, and on rules that ask an officer only: never for the gate.
 */
export const reversedFindings = (
  { results, findings }: Pick<Decision, 'results' | 'findings'>,
  granted: Pick<Finding, 'by' | 'at' | 'reason'>,
): readonly Finding[] =>
  results
    .filter(({ effect, passes }) => effect === 'review' && !passes)
    .flatMap((result) => {
      const finding = findingOn(result, findings)
      if (!finding) return []
      return [finding.verdict === 'accept' ? finding : { ...finding, ...granted, verdict: 'accept' }]
    })
