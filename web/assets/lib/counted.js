/** @typedef {{ readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }} Forms */

const rules = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') }
const numbers = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') }

/**
 * The form of a noun for a number, by the plural rules (CLDR) of the language; `other` stands in for forms that are not given.
 * @param {'en' | 'ru'} language
 * @param {number} count
 * @param {Forms} forms
 */
export const formFor = (language, count, forms) => forms[rules[language].select(count)] ?? forms.other

/**
 * A number with its noun in the right form: `21 организация`, `22 организации`, `25 организаций`.
 * @param {'en' | 'ru'} language
 * @param {number} count
 * @param {Forms} forms
 */
export const counted = (language, count, forms) =>
  `${numbers[language].format(count)}\u00a0${formFor(language, count, forms)}`
