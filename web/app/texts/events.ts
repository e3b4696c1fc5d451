import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/events.ts'

/** The sentences of what happened. */
export const useEventTexts = catalogue<Texts>({
  en: () => import('./en/events.ts'),
  ru: () => import('./ru/events.ts'),
})
