import type { Language } from '../domain/organisation.ts'

/** A noun in the forms that a language's plural rules (CLDR) tell apart; `other` stands in for those that are not given. */
export type Forms = { readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

const rules = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') }
const numbers = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') }

/** A number with its noun in the right form: `21 организация`, `22 организации`, `25 организаций`. */
export const counted = (language: Language, count: number, forms: Forms): string =>
  `${numbers[language].format(count)} ${forms[rules[language].select(count)] ?? forms.other}`

/** A share between 0 and 1 as a percentage, cut to a whole one, so that 79.9 % never reads as the 80 % that it falls short of. */
export const percent = (language: Language, share: number): string =>
  new Intl.NumberFormat(language, { style: 'percent', roundingMode: 'floor' }).format(share)
