import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/application.ts'

export type ApplicationTexts = Texts

/** The texts of one application. */
export const useApplicationTexts = catalogue<Texts>({
  en: () => import('./en/application.ts'),
  ru: () => import('./ru/application.ts'),
})
