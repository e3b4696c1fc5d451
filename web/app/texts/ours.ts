import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/ours.ts'

/** The texts of one's own organisation. */
export const useOursTexts = catalogue<Texts>({ en: () => import('./en/ours.ts'), ru: () => import('./ru/ours.ts') })
