import { createContext } from 'react'

/** The organisation that the reader acts for, which the address of the page names; undefined outside of such pages. */
export type Acting = { readonly key: string; readonly name: string }

/** Where the parts of a page find for whom the reader acts. */
export const ActingContext = createContext<Acting | undefined>(undefined)
