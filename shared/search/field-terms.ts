import { broaderOf } from '../domain/taxonomy.ts'
import type { SearchDocument, SearchField } from './document.ts'
import { termsOf, wordsOf } from './terms.ts'

/** What a code is indexed under: no word begins so. */
export const codeTerm = (code: string): string => `§${code}`

const withBroader = (code: string): readonly string[] => {
  const broader = broaderOf(code)
  return broader === undefined ? [code] : [code, ...withBroader(broader)]
}

// With the codes above, so that a whole field is one term and not forty.
const capabilityTerms = (capabilities: SearchDocument['offers']): readonly string[] => [
  ...new Set(capabilities.flatMap(({ code }) => withBroader(code).map(codeTerm))),
  ...capabilities.flatMap(({ text }) => (text === undefined ? [] : termsOf(text))),
]

const identifierTerms = ({ key, aliases }: SearchDocument): readonly string[] =>
  [key, ...aliases].map((identifier) => identifier.slice(identifier.indexOf(':') + 1).toLowerCase())

// Names are indexed whole as well as by their stems: who mistypes one mistypes it whole.
const nameTerms = (name: string): readonly string[] =>
  wordsOf(name, 'dropped').flatMap(({ term, sound }) => (term === sound ? [term] : [term, sound]))

/** The terms that an organisation is indexed under in a field. */
export const fieldTerms = (document: SearchDocument, field: SearchField): readonly string[] => {
  switch (field) {
    case 'name':
      return nameTerms(document.name)
    case 'identifiers':
      return identifierTerms(document)
    case 'offers':
      return capabilityTerms(document.offers)
    case 'needs':
      return capabilityTerms(document.needs)
    case 'place':
      return termsOf(document.place ?? '')
    case 'description':
      return termsOf(document.description ?? '')
  }
}
