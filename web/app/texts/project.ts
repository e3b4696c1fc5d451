import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/project.ts'

/** The texts of projects. */
export const useProjectTexts = catalogue<Texts>({
  en: () => import('./en/project.ts'),
  ru: () => import('./ru/project.ts'),
})
