import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/applications.ts'

/** The texts of the list of applications, and of their states. */
export const useApplicationsTexts = catalogue<Texts>({
  en: () => import('./en/applications.ts'),
  ru: () => import('./ru/applications.ts'),
})
