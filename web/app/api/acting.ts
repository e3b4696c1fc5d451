import { createContext, use } from 'react'

/** The organisation that the reader acts for, which the address of the page names; undefined outside of such pages. */
export type Acting = { readonly key: string; readonly name: string }

/** Where the parts of a page find for whom the reader acts. */
export const ActingContext = createContext<Acting | undefined>(undefined)

/** For whom the reader acts. Throws on a page whose address names no organisation. */
export const useActing = (): Acting => {
  const acting = use(ActingContext)
  if (!acting) throw new Error('this page acts for nobody')
  return acting
}
