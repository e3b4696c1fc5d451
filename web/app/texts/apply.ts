import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/apply.ts'

/** The texts of the form of an application. */
export const useApplyTexts = catalogue<Texts>({ en: () => import('./en/apply.ts'), ru: () => import('./ru/apply.ts') })
