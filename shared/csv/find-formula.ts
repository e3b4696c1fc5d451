/** Where a cell stands in a table, both from 1. */
export type CellPlace = { readonly row: number; readonly column: number }

/** What a spreadsheet may take for a formula (OWASP, "CSV Injection"); a tab parts cells here. */
const BEGINS = /[=+\-@]/

/** A sign before nothing but digits and what goes with them is a number, a day or a telephone: it can call nothing. */
const MERE_NUMBER = /^[+-][\d\s.()%/-]*$/

// Which of these parts cells depends on the reader's country, so each of them may.
const PARTS = /[,;\t]/

const cellAt = (text: string, from: number): string => /^[^,;\t\r\n"]*/.exec(text.slice(from, from + 1000))?.[0] ?? ''

const isFormula = (text: string, at: number): boolean =>
  BEGINS.test(text.charAt(at)) && !MERE_NUMBER.test(cellAt(text, at))

/** The first cell of a CSV file that a spreadsheet would run as a formula, whatever parts cells where it is read; undefined where none would. */
export const findFormula = (text: string): CellPlace | undefined => {
  let [row, column] = [1, 1]
  let isBegin = true
  let isQuoted = false
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (isQuoted) {
      if (character === '"' && text.charAt(at + 1) === '"') at += 1
      else if (character === '"') isQuoted = false
      continue
    }
    const opens = isBegin && character === '"'
    if (isBegin && isFormula(text, opens ? at + 1 : at)) return { row, column }
    isQuoted = opens
    isBegin = PARTS.test(character) || character === '\n' || character === '\r'
    if (PARTS.test(character)) column += 1
    if (character === '\n') [row, column] = [row + 1, 1]
  }
  return undefined
}
