import * as z from 'zod'
import { identifierFaultSchema } from './identifiers/index.ts'

/** The columns of a register file, in any order; several aliases or sectors in one cell are parted by `;`. */
export const registerColumns = [
  'key',
  'aliases',
  'name',
  'kind',
  'category',
  'sectors',
  'status',
  'registeredEmail',
  'contactEmail',
  'language',
  'asOf',
  'offers',
  'needs',
  'place',
  'description',
] as const

/** The columns that a file may do without. */
export const optionalColumns: readonly string[] = ['asOf', 'offers', 'needs', 'place', 'description']

export type RegisterColumn = (typeof registerColumns)[number]

/**
 * What can be wrong with a cell, or with a row as a whole (`wrongCellCount`, `brokenQuotes`, `notUtf8`). `inFuture`: it
 * would shut out later files; `aliasTaken`: another organisation of the register has that identifier;
 * `keptByOrganisation`: its representative has set this itself.
 */
const rowFaultSchema = z.enum([
  ...identifierFaultSchema.options,
  'missing',
  'tooLong',
  'tooMany',
  'notOneOf',
  'notAnAddress',
  'notAMoment',
  'inFuture',
  'aliasTaken',
  'keptByOrganisation',
  'wrongCellCount',
  'brokenQuotes',
  'notUtf8',
])
export type RowFault = z.infer<typeof rowFaultSchema>

/** One thing wrong with a row: where, what, the text as given (never an address), and what was probably meant. `by`: who has the alias. */
export const rowIssueSchema = z.strictObject({
  column: z.enum([...registerColumns, 'row']),
  reason: rowFaultSchema,
  given: z.string().optional(),
  suggestion: z.string().optional(),
  by: z.string().optional(),
})
export type RowIssue = z.infer<typeof rowIssueSchema>
