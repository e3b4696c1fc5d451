import { createContext, use } from 'react'
import { remember, remembered } from '../state/remembered.ts'

/** The languages that the portal speaks. */
export type Language = 'en' | 'ru'

const NAME = 'consort.language'

/** The first language of ours among those that a reader likes, the best first; English where there is none. */
export const preferred = (liked: readonly string[]): Language => {
  const known = liked.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'ru' || tag === 'en')
  return known === 'ru' ? 'ru' : 'en'
}

/** The language to begin with: the reader's choice, else the browser's. */
export const firstLanguage = (): Language => {
  const chosen = remembered(NAME)
  return chosen === 'en' || chosen === 'ru' ? chosen : preferred(navigator.languages)
}

/** Remembers the reader's choice, in this browser. */
export const keepLanguage = (chosen: Language): void => remember(NAME, chosen)

/** The language of the page, and how it is changed. */
export type Speaking = { readonly language: Language; readonly speak: (language: Language) => void }

/** Where the parts of a page find its language. */
export const LanguageContext = createContext<Speaking>({ language: 'en', speak: () => undefined })

/** The language of the page, and how it is changed. */
export const useLanguage = (): Speaking => use(LanguageContext)
