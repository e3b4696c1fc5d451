import { catalogue } from '../i18n/catalogue.ts'
import type { Texts } from './en/clusters.ts'

/** The texts of registered clusters. */
export const useClustersTexts = catalogue<Texts>({
  en: () => import('./en/clusters.ts'),
  ru: () => import('./ru/clusters.ts'),
})
