import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/sign-in.ts'

/** The texts of the way in. */
export const useSignInTexts = catalogue<Texts>({
  en: () => import('./en/sign-in.ts'),
  ru: () => import('./ru/sign-in.ts'),
})
