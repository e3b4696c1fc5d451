import type { Language } from '../domain/organisation.ts'
import type { Concerned, ReportedResult } from '../domain/rule-result.ts'
import type { RuleId } from '../domain/rule-pack.ts'
import { en } from './en/rules.ts'
import type { RuleTexts } from './rule-texts.ts'
import { ru } from './ru/rules.ts'

const texts = { en, ru } as const satisfies Record<Language, RuleTexts>

/** Somebody whom a rule is about, with a sentence why and what would change it. */
export type ConcernedExplained = Concerned & { readonly sentence: string }

/**
 * A rule's result in sentences: what was seen, what is required, who is concerned with why, what it means for the case, and
 * (where the rule does not hold) what would change it. `more` stands for those who are not named, if any.
 */
export type RuleExplained = {
  readonly rule: RuleId
  readonly passes: boolean
  readonly title: string
  readonly verdict: string
  readonly seen: string
  readonly required: string
  readonly concerned: readonly ConcernedExplained[]
  readonly more?: string
  readonly effect?: string
  readonly change?: string
}

const explainConcerned = ({ why, ...who }: Concerned, language: Language): ConcernedExplained => {
  const text = texts[language].why[why]
  return { ...who, why, sentence: `${who.name} (${who.key}): ${text.is}; ${text.change}.` }
}

/** The sentences about a rule's result, in one of our languages. */
export const explainRule = (result: ReportedResult, language: Language): RuleExplained => {
  const { rules, effects, labels } = texts[language]
  const { rule, passes, observed, required, effect } = result
  const text = rules[rule]
  const unnamed = result.concernedCount - result.concerned.length
  return {
    rule,
    passes,
    title: text.title,
    verdict: passes ? labels.holds : labels.broken,
    seen: text.seen(observed, required),
    required: text.required(required),
    concerned: result.concerned.map((one) => explainConcerned(one, language)),
    ...(unnamed > 0 ? { more: labels.andMore(unnamed) } : {}),
    ...(passes ? {} : { effect: effects[effect], change: text.change(observed, required) }),
  }
}

/** What is wrong and what would put it right, where only the rule is known. */
export const explainFault = (
  rule: RuleId,
  language: Language,
): { readonly broken: string; readonly change: string } => {
  const { broken, change } = texts[language].rules[rule]
  return { broken, change: change({}, {}) }
}
