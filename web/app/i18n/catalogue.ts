import { use } from 'react'
import { loadOnce } from '../state/load-once.ts'
import { firstLanguage, useLanguage, type Language } from './language.ts'

type Loaders<T> = Readonly<Record<Language, () => Promise<{ readonly texts: T }>>>

/** The texts of one part of the portal: a hook that its pages take them from, and `load`, to have them before they are needed. */
export type Catalogue<T> = (() => T) & { readonly load: (language: Language) => Promise<T> }

/** The texts of one part of the portal, of which only the language that is spoken is loaded, as soon as the part is. */
export const catalogue = <T>(loaders: Loaders<T>): Catalogue<T> => {
  const textsOf = (language: Language) => loadOnce(async () => (await loaders[language]()).texts)
  const by = { en: textsOf('en'), ru: textsOf('ru') }
  const load = (language: Language): Promise<T> => by[language]()
  load(firstLanguage()).catch(() => undefined) // whoever uses it asks again, and says what stands against it
  return Object.assign(() => use(load(useLanguage().language)), { load })
}
