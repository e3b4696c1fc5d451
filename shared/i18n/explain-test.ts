import type { Condition, Facts, Leaf } from '../domain/conditions/condition.ts'
import { demandOf, type Demand } from '../domain/conditions/demand.ts'
import { shareIn } from '../domain/conditions/read-leaf.ts'
import type { Mend } from '../domain/measures/distance.ts'
import type { Language } from '../domain/organisation.ts'
import { tests as en } from './en/measures.ts'
import type { TestTexts } from './measure-texts.ts'
import { tests as ru } from './ru/measures.ts'
import { labelOf, sayDay, sayShare, sayValue } from './say-facts.ts'

const texts = { en, ru } as const satisfies Record<Language, TestTexts>

const valueOf = (leaf: Leaf, language: Language): string => {
  if ('values' in leaf) return sayValue(leaf.fact, leaf.values, language)
  if ('day' in leaf) return sayDay(leaf.day, language)
  if ('months' in leaf) return texts[language].months(leaf.months)
  if ('of' in leaf) return sayShare(leaf.value, language)
  if (leaf.test === 'countAtLeast' || leaf.test === 'countBelow') return String(leaf.value)
  return sayValue(leaf.fact, leaf.value, language)
}

/** What a test demands, in words: `at least 15 persons`. */
export const sayDemand = (leaf: Leaf, language: Language): string => {
  const value = valueOf(leaf, language)
  if (leaf.test === 'is') return value
  return texts[language].demands[leaf.test](value, 'of' in leaf ? labelOf(leaf.of, language) : '')
}

/** What was observed of the fact that a test looks at, in words; of a share the share. */
const saySeen = (leaf: Leaf, facts: Facts, language: Language): string => {
  const share = 'of' in leaf ? shareIn(facts, leaf.fact, leaf.of) : undefined
  if (share !== undefined) return sayShare(share, language)
  const value = facts[leaf.fact]
  return value === undefined ? '—' : sayValue(leaf.fact, value, language)
}

/** Which of the facts that a test looks at nobody has told. */
const untold = (leaf: Leaf, facts: Facts): readonly string[] =>
  ('of' in leaf ? [leaf.fact, leaf.of] : [leaf.fact]).filter((fact) => facts[fact] === undefined)

/** One line about a test: what is needed, what was seen, and what would change it. */
export const explainTest = (leaf: Leaf, mend: Mend, facts: Facts, language: Language): string => {
  const text = texts[language]
  const label = labelOf(leaf.fact, language)
  const demand = sayDemand(leaf, language)
  switch (mend.kind) {
    case 'met':
      return text.met(label, saySeen(leaf, facts, language))
    case 'tell': {
      const labels = untold(leaf, facts).map((fact) => labelOf(fact, language))
      return text.tell(text.and(labels), demand)
    }
    case 'change':
      return text.change(label, demand, saySeen(leaf, facts, language))
    case 'wait':
      return text.wait(label, demand, sayDay(mend.until, language))
    case 'never':
      return text.never(label, demand, saySeen(leaf, facts, language))
  }
}

/** One line of a rule in words; the level says how deep it stands. */
export type RuleLine = { readonly level: number; readonly text: string }

const lines = (demand: Demand, language: Language, level: number): readonly RuleLine[] => {
  if ('leaf' in demand) {
    const { leaf } = demand
    return [{ level, text: `${labelOf(leaf.fact, language)}: ${sayDemand(leaf, language)}` }]
  }
  const { all, any, some } = texts[language]
  const { needs, of } = demand
  const title = needs === of.length ? all : needs === 1 ? any : some(needs, of.length)
  return [{ level, text: title }, ...of.flatMap((one) => lines(one, language, level + 1))]
}

/** A whole rule in words, negations resolved. */
export const explainCondition = (rule: Condition, language: Language): readonly RuleLine[] =>
  lines(demandOf(rule), language, 0)
