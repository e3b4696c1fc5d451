import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/register.ts'

/** The texts of the register of organisations. */
export const useRegisterTexts = catalogue<Texts>({
  en: () => import('./en/register.ts'),
  ru: () => import('./ru/register.ts'),
})
