import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/home.ts'

export type HomeTexts = Texts

/** The texts of the home page. */
export const useHomeTexts = catalogue<Texts>({ en: () => import('./en/home.ts'), ru: () => import('./ru/home.ts') })
