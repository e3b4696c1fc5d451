import { refuse, type IdentifierRefusal } from './scheme.ts'

// № would become "No" under NFKC, which is also the prefix of Norwegian VAT numbers.
const withoutNumero = (text: string): string => text.replaceAll('№', '#')

/**
 * An identifier's text without what people and programs put around it: spaces of every kind, dashes, invisible
 * characters, a spreadsheet's leading apostrophe; full-width characters become plain, letters upper case.
 */
export const tidy = (text: string): string =>
  withoutNumero(text)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}\u2212]+/gu, '')
    .replace(/^'/, '')
    .toUpperCase()

/** The digits of an identifier that consists of digits only, or why the text is none. */
export const digitsOf = (text: string): { ok: true; digits: string } | IdentifierRefusal => {
  const tidied = tidy(text)
  if (tidied === '') return refuse('empty')
  if (/^\d+$/.test(tidied)) return { ok: true, digits: tidied }
  return refuse(/^\d+(?:[.,]\d*)?E\+?\d+$|^\d+[.,]0+$/.test(tidied) ? 'spreadsheetNumber' : 'notDigits')
}
