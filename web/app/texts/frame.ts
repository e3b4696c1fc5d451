import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/frame.ts'

export type FrameTexts = Texts

/** The texts around every page. */
export const useFrameTexts = catalogue<Texts>({ en: () => import('./en/frame.ts'), ru: () => import('./ru/frame.ts') })
