import type { Leaf } from '../domain/conditions/condition.ts'
import type { FactId, Unit } from '../domain/measures/fact-list.ts'
import type { VerdictState } from '../domain/measures/verdict.ts'

/** What facts are called: their labels, the words for their values (by `fact.value` where a word means different things), units. */
export type FactTexts = {
  readonly labels: Record<FactId, string>
  readonly values: { readonly [value: string]: string }
  readonly units: Record<Exclude<Unit, 'share' | 'roubles' | 'level'>, (count: number) => string>
  readonly yes: string
  readonly no: string
}

/** What is said of tests: what each demands, given its values in words, and what would mend it. */
export type TestTexts = {
  readonly demands: Record<Exclude<Leaf['test'], 'is'>, (value: string, whole: string) => string>
  readonly months: (months: number) => string
  readonly and: (parts: readonly string[]) => string
  readonly tell: (label: string, demand: string) => string
  readonly change: (label: string, demand: string, seen: string) => string
  readonly wait: (label: string, demand: string, until: string) => string
  readonly never: (label: string, demand: string, seen: string) => string
  readonly met: (label: string, seen: string) => string
  readonly all: string
  readonly any: string
  readonly some: (atLeast: number, of: number) => string
}

/** What is said of a verdict. */
export type VerdictTexts = {
  readonly states: Record<VerdictState, string>
  readonly opens: (day: string) => string
  readonly closes: (day: string) => string
  readonly over: string
  readonly always: string
  readonly excludedBy: (title: string) => string
}
