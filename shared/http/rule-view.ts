import * as z from 'zod'
import type { Language } from '../domain/organisation.ts'
import { concernedSchema, reportedResultSchema, type ReportedResult } from '../domain/rule-result.ts'
import { explainRule } from '../i18n/explain-rule.ts'

/** A rule's result as everybody sees it: the facts, and the same in sentences of the reader's language. */
export const ruleResultView = z
  .strictObject({
    ...reportedResultSchema.shape,
    concerned: z.array(concernedSchema.extend({ sentence: z.string() })),
    sentences: z.strictObject({
      title: z.string(),
      verdict: z.string(),
      seen: z.string(),
      required: z.string(),
      more: z.string().optional(),
      effect: z.string().optional(),
      change: z.string().optional(),
    }),
  })
  .meta({ id: 'RuleResult' })

/** A rule's result with its sentences. */
export const showResult = (result: ReportedResult, language: Language): z.input<typeof ruleResultView> => {
  const { rule: _, passes: __, concerned, ...sentences } = explainRule(result, language)
  return { ...result, concerned: [...concerned], sentences }
}
