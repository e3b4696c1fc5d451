import type { Language } from './language.ts'

/** The forms of a noun beside a number; Russian takes `one`, `few`, `many`, and `other` for fractions. */
export type Forms = { readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

const rules = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') }
const numbers = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') }

/** The form for a number, by the plural rules (CLDR) of the language; `other` stands in for forms that are not given. */
export const formFor = (language: Language, count: number, forms: Forms): string =>
  forms[rules[language].select(count)] ?? forms.other

/** A number with its noun in the right form: `21 организация`, `22 организации`, `25 организаций`. */
export const counted = (language: Language, count: number, forms: Forms): string =>
  `${numbers[language].format(count)}\u00a0${formFor(language, count, forms)}`
