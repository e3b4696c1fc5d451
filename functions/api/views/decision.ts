import * as z from 'zod'
import { faultSchema } from '../../../shared/domain/application.ts'
import { decisionSchema, type Decision } from '../../../shared/domain/decision.ts'
import type { Language } from '../../../shared/domain/organisation.ts'
import { momentSchema } from '../../../shared/domain/time.ts'
import { ruleResultView, showResult } from '../../../shared/http/rule-view.ts'
import type { Checked } from '../../../shared/use-cases/check-application.ts'

/** Whether it would be decided now and because of what, or when to look again and what is waited for. */
export const whatNowView = z
  .discriminatedUnion('decide', [
    z.object({
      decide: z.literal(true),
      because: z.enum(['deadline', 'word', 'rulesHold', 'allAnswered', 'windowOver']),
    }),
    z.object({
      decide: z.literal(false),
      lookAgainAt: momentSchema,
      waitingFor: z.enum(['answers', 'word', 'window']),
    }),
  ])
  .meta({ id: 'WhatNow' })

/** What the rules say at present, and what would come of it. */
export const checkedView = z
  .object({
    stage: z.enum(['screening', 'assessment']),
    packVersion: z.int(),
    outcome: z.enum(['rejected', 'needsCorrection', 'eligible', 'approved', 'review', 'notYet']),
    gateHolds: z.boolean(),
    results: z.array(ruleResultView),
    next: whatNowView.optional(),
    marks: z.array(faultSchema).optional(),
  })
  .meta({ id: 'Checked' })

/** What was decided, because of what, and every rule as it stood then. */
export const decisionView = z
  .object({
    verdict: decisionSchema.shape.verdict,
    because: decisionSchema.shape.because,
    at: momentSchema,
    results: z.array(ruleResultView),
  })
  .meta({ id: 'Decision' })

/** A decision in the reader's language; undefined where there is none. */
export const showDecision = (
  decision: Decision | undefined,
  language: Language,
): z.input<typeof decisionView> | undefined =>
  decision && { ...decision, results: decision.results.map((result) => showResult(result, language)) }

/** What the rules say, in the reader's language. */
export const showChecked = (checked: Checked, language: Language): z.input<typeof checkedView> => ({
  ...checked,
  marks: checked.marks.length > 0 ? [...checked.marks] : undefined,
  results: checked.results.map((result) => showResult(result, language)),
})
