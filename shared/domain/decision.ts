import * as z from 'zod'
import type { Fault } from './application.ts'
import { reportedResultSchema, type RuleResult } from './rule-result.ts'
import { ruleIdSchema, type RuleId } from './rule-pack.ts'
import { momentSchema } from './time.ts'
import type { WhatNow } from './what-now.ts'

/** What an officer found about one rule; it holds for that evidence only. */
export const findingSchema = z.strictObject({
  rule: ruleIdSchema,
  evidence: z.string(),
  verdict: z.enum(['accept', 'refuse']),
  reason: z.string().trim().min(1).max(2000),
  by: z.string(),
  at: momentSchema,
})
export type Finding = z.infer<typeof findingSchema>

/** The last assessment, with every rule's result as it stood; final once the application has ended. */
export const decisionSchema = z.strictObject({
  verdict: z.enum(['approved', 'rejected', 'expired', 'review', 'notYet', 'needsCorrection']),
  because: z.enum(['rules', 'deadline', 'windowOver', 'officer', 'noCorrection', 'word', 'rulesHold', 'allAnswered']),
  results: z.array(reportedResultSchema),
  findings: z.array(findingSchema),
  packVersion: z.int(),
  at: momentSchema,
})
export type Decision = z.infer<typeof decisionSchema>

/** Where a fault is that the list of organisations has, not the text. */
export const LIST_PATH = '/invitees'

/** Whether a rule's result is among the reasons of a refusal. */
export const stoodAgainst = ({ passes, effect }: Pick<RuleResult, 'passes' | 'effect'>, because: Decision['because']) =>
  !passes && effect !== 'advise' && (effect !== 'review' || because === 'officer')

/** What screening found. */
export type Screening =
  | { readonly outcome: 'rejected' }
  | { readonly outcome: 'needsCorrection'; readonly faults: readonly Fault[] }
  | { readonly outcome: 'eligible' }

/** The path of what the applicant would change to mend each rule; the applicant itself is mended in the register only. */
const paths = {
  applicantIsActiveParticipant: '/applicant',
  enoughOrganisations: LIST_PATH,
  eachCountedOnce: LIST_PATH,
  atLeastOneProject: '/projects',
  projectMembersBelong: '/projects',
  nameIsFree: '/name',
  nameIsDistinct: '/name',
  consortiumIsNew: LIST_PATH,
  severalSectors: LIST_PATH,
  severalCategories: LIST_PATH,
} as const satisfies Record<RuleId, string>

/**
 * What stood against an application, each rule with the path that it concerns: what to change before it is sent again. Before anybody was
 * asked only what screening refuses counts, for the gate cannot hold then.
 */
export const marksOf = ({ verdict, because, results }: Decision): readonly Fault[] => {
  const against = (result: RuleResult): boolean => {
    if (verdict === 'rejected') return stoodAgainst(result, because)
    return verdict === 'expired' || verdict === 'needsCorrection'
      ? !result.passes && result.effect === 'correct'
      : false
  }
  return results.filter(against).map(({ rule }) => ({ rule, path: paths[rule] }))
}

const failing = (results: readonly RuleResult[], ...effects: readonly RuleResult['effect'][]): readonly RuleResult[] =>
  results.filter(({ passes, effect }) => !passes && effects.includes(effect))

/** What the rules say before anybody is asked: fewer organisations than the minimum is a warning here, not a refusal. */
export const screen = (results: readonly RuleResult[]): Screening => {
  if (failing(results, 'reject').length > 0) return { outcome: 'rejected' }
  const faults = failing(results, 'correct').map(({ rule }) => ({ rule, path: paths[rule] }))
  return faults.length > 0 ? { outcome: 'needsCorrection', faults } : { outcome: 'eligible' }
}

/** Whether the gate holds: nothing that time or answers could still mend is missing. One function for every role. */
export const gateHolds = (results: readonly RuleResult[]): boolean => failing(results, 'gate', 'correct').length === 0

/** What an assessment found. */
export type Assessment =
  | { readonly outcome: 'approved' }
  | { readonly outcome: 'rejected'; readonly because: 'rules' | 'deadline' | 'windowOver' | 'officer' }
  | { readonly outcome: 'review'; readonly rules: readonly RuleId[] }
  | { readonly outcome: 'notYet'; readonly lookAgainAt: string }

/** The finding that speaks of exactly this result, if there is one; the last counts. */
export const findingOn = (result: RuleResult, findings: readonly Finding[]): Finding | undefined =>
  findings.findLast(({ rule, evidence }) => rule === result.rule && evidence === result.evidence)

/**
 * The precedence of outcomes: what nobody can mend, then the gate, then the moment, then an officer's questions, then approval.
 * `next` must be whatNow of the same recount.
 */
export const assess = (results: readonly RuleResult[], next: WhatNow, findings: readonly Finding[]): Assessment => {
  if (failing(results, 'reject').length > 0) return { outcome: 'rejected', because: 'rules' }
  if (!next.decide) return { outcome: 'notYet', lookAgainAt: next.lookAgainAt }
  if (!gateHolds(results))
    return { outcome: 'rejected', because: next.because === 'windowOver' ? 'windowOver' : 'deadline' }
  const questions = failing(results, 'review').map((result) => ({ result, finding: findingOn(result, findings) }))
  if (questions.some(({ finding }) => finding?.verdict === 'refuse')) return { outcome: 'rejected', because: 'officer' }
  const open = questions.filter(({ finding }) => !finding)
  return open.length > 0 ? { outcome: 'review', rules: open.map(({ result }) => result.rule) } : { outcome: 'approved' }
}
