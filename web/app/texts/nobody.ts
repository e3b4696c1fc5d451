import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/nobody.ts'

/** The texts for who acts for no organisation yet. */
export const useNobodyTexts = catalogue<Texts>({
  en: () => import('./en/nobody.ts'),
  ru: () => import('./ru/nobody.ts'),
})
