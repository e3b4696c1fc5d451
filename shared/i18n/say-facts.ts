import type { FactValue } from '../domain/conditions/condition.ts'
import { isFactId, specOf } from '../domain/measures/fact-list.ts'
import type { Language } from '../domain/organisation.ts'
import { en } from './en/facts.ts'
import type { FactTexts } from './measure-texts.ts'
import { ru } from './ru/facts.ts'

const texts = { en, ru } as const satisfies Record<Language, FactTexts>

/** What a fact is called. */
export const labelOf = (fact: string, language: Language): string =>
  isFactId(fact) ? texts[language].labels[fact] : fact

/** The words for a value of a fact that is a word; the word itself where the list is open. */
export const wordOf = (fact: string, value: string, language: Language): string => {
  const { values } = texts[language]
  return values[`${fact}.${value}`] ?? values[value] ?? value
}

/** A day as people write it: `25 November 2026`. */
export const sayDay = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(day),
  )

/** A share as a percentage, with one digit after the point where it has one. */
export const sayShare = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share)

const sayNumber = (fact: string, value: number, language: Language): string => {
  const spec = isFactId(fact) ? specOf(fact) : undefined
  if (spec?.kind !== 'number' || spec.unit === 'level') return String(value)
  if (spec.unit === 'share') return sayShare(value, language)
  if (spec.unit !== 'roubles') return texts[language].units[spec.unit](value)
  const money = { style: 'currency', currency: 'RUB', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(language, money).format(value)
}

const isDay = (fact: string): boolean => isFactId(fact) && specOf(fact).kind === 'day'

/** A value of a fact in words: numbers with their unit, days, yes and no, words. */
export const sayValue = (fact: string, value: FactValue, language: Language): string => {
  if (typeof value === 'number') return sayNumber(fact, value, language)
  if (typeof value === 'boolean') return value ? texts[language].yes : texts[language].no
  if (typeof value === 'string') return isDay(fact) ? sayDay(value, language) : wordOf(fact, value, language)
  return value.map((word) => wordOf(fact, word, language)).join(', ') || '—'
}
