import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/office.ts'

/** The texts of the officers' pages. */
export const useOfficeTexts = catalogue<Texts>({
  en: () => import('./en/office.ts'),
  ru: () => import('./ru/office.ts'),
})
