import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/places.ts'

/** The texts of the places of a consortium. */
export const usePlacesTexts = catalogue<Texts>({
  en: () => import('./en/places.ts'),
  ru: () => import('./ru/places.ts'),
})
