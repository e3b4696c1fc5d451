import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { broaderOf } from '../domain/taxonomy.ts'
import { searchFields, type SearchDocument, type SearchField } from './document.ts'
import { termsOf, wordsOf } from './terms.ts'

/** An organisation as MiniSearch takes it: its place among the documents, and the document. */
export type Placed = { readonly at: number; readonly document: SearchDocument }

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

const isField = (name: string): name is SearchField => searchFields.some((field) => field === name)

const options: Options<Placed> = {
  fields: [...searchFields],
  idField: 'at',
  // MiniSearch takes texts apart itself; here they come as terms, one a line.
  extractField: ({ at, document }, name) => (isField(name) ? fieldTerms(document, name).join('\n') : at),
  tokenize: (lines) => lines.split('\n'),
  processTerm: (term) => term || null,
  autoVacuum: false,
}

/** The index of words by MiniSearch, over documents that are known by their places. */
export type WordsIndex = MiniSearch<Placed>

/** An index over these documents. */
export const newWordsIndex = (documents: readonly SearchDocument[]): WordsIndex => {
  const index = new MiniSearch<Placed>(options)
  index.addAll(documents.map((document, at) => ({ at, document })))
  return index
}

/** The index as it was written down. */
export const readWordsIndex = (written: AsPlainObject): WordsIndex => MiniSearch.loadJS<Placed>(written, options)
