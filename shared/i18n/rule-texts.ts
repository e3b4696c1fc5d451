import type { Concerned } from '../domain/rule-result.ts'
import type { Effect, RuleId } from '../domain/rule-pack.ts'

/** What was seen or required, by name, as a rule's result holds it. */
export type Values = { readonly [name: string]: string | number }

/** The sentences about one rule. `broken` says what is wrong where no values are at hand, `change` what would put it right. */
export type RuleText = {
  readonly title: string
  readonly seen: (observed: Values, required: Values) => string
  readonly required: (required: Values) => string
  readonly broken: string
  readonly change: (observed: Values, required: Values) => string
}

/** Why somebody is concerned, and what would change it. */
export type WhyText = { readonly is: string; readonly change: string }

/** One language's words about the rules. */
export type RuleTexts = {
  readonly rules: Record<RuleId, RuleText>
  readonly why: Record<Concerned['why'], WhyText>
  readonly effects: Record<Exclude<Effect, 'off'>, string>
  readonly labels: { readonly holds: string; readonly broken: string; readonly andMore: (count: number) => string }
}

/** The number under a name; 0 where there is none. */
export const numberOf = (values: Values, name: string): number => Number(values[name] ?? 0)

/** The text under a name; empty where there is none. */
export const textOf = (values: Values, name: string): string => String(values[name] ?? '')

/** The word for a value; the value itself where the catalogue has none. */
export const wordFor = (words: { readonly [value: string]: string }, values: Values, name: string): string => {
  const value = textOf(values, name)
  return words[value] ?? value
}
