import { stoodAgainst, type Decision } from '../domain/decision.ts'
import type { Language } from '../domain/organisation.ts'
import type { ReportedResult } from '../domain/rule-result.ts'
import type { RuleId } from '../domain/rule-pack.ts'
import { explainFault, explainRule } from '../i18n/explain-rule.ts'
import type { Part } from './letter.ts'

/** A mail names at most this many of those concerned by a rule; the application's page has them all. */
const MOST_NAMED_IN_MAIL = 20

const reason = (result: ReportedResult, language: Language): readonly Part[] => {
  const shown = { ...result, concerned: result.concerned.slice(0, MOST_NAMED_IN_MAIL) }
  const { title, verdict, seen, required, concerned, more, change } = explainRule(shown, language)
  const names = [...concerned.map(({ sentence }) => sentence), ...(more ? [more] : [])]
  return [
    { paragraph: [`${title}: ${verdict}.`, seen, required, change].filter(Boolean).join(' ') },
    ...(names.length > 0 ? [{ list: names }] : []),
  ]
}

/** The rules that an application was refused by, each with what was seen and required, whom it concerns, and what would change it. */
export const reasons = (
  results: readonly ReportedResult[],
  because: Decision['because'],
  language: Language,
): readonly Part[] =>
  results.filter((result) => stoodAgainst(result, because)).flatMap((result) => reason(result, language))

/** What the applicant is to correct, a line for each rule. */
export const faults = (rules: readonly RuleId[], language: Language): Part => ({
  list: rules.map((rule) => {
    const { broken, change } = explainFault(rule, language)
    return `${broken} ${change}`
  }),
})
