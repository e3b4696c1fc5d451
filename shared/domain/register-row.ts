import * as z from 'zod'
import { parseIdentifier } from './identifiers/index.ts'
import { organisationSchema, type Organisation } from './organisation.ts'
import { readProfileCells, type ImportedProfile } from './profile-cells.ts'
import { rowIssueSchema, type RegisterColumn, type RowFault, type RowIssue } from './row-issue.ts'
import { after, type Moment } from './time.ts'

/** The cells of a row by column; empty where the file does not have the column. */
export type Cells = { readonly [column in RegisterColumn]: string }

/** What a valid row says of an organisation. */
export type RegisterRow = Omit<Organisation, 'statusSince' | 'registeredEmailSince' | 'undeliverableSince'>

/** A row as read: what it says, with notes on what was left out of it; or every reason why it says nothing. */
export type ReadRow =
  | {
      readonly ok: true
      readonly row: RegisterRow
      readonly profile?: ImportedProfile | undefined
      readonly notes: readonly RowIssue[]
    }
  | { readonly ok: false; readonly reasons: readonly RowIssue[]; readonly key?: string | undefined }

/** What a row is read against: the file's own moment, for rows without one, and the present. */
export type RowContext = { readonly asOf?: Moment | undefined; readonly now: Moment }

const { shape } = organisationSchema
const LONGEST_GIVEN = 100
const MOST_ALIASES = 10
const dateSchema = z.union([z.iso.datetime({ offset: true }), z.iso.date()])

const wrong = (column: RegisterColumn, reason: RowFault, given = '', suggestion?: string): RowIssue => ({
  column,
  reason,
  ...(given === '' ? {} : { given: given.slice(0, LONGEST_GIVEN) }),
  ...(suggestion === undefined ? {} : { suggestion }),
})

// Line breaks and other control characters would end up in subjects of mails.
const tidy = (cell: string): string => cell.replace(/\p{Cc}+/gu, ' ').trim()

const parts = (cell: string): readonly string[] => [...new Set(tidy(cell).split(';').map(tidy))].filter(Boolean)

/** A cell whose tidied text is read by a function: it gives a value, or what is wrong. */
const cell = <T>(read: (text: string) => { readonly value: T } | RowIssue) =>
  z.string().transform((text, context): T => {
    const outcome = read(tidy(text))
    if ('value' in outcome) return outcome.value
    context.addIssue({ code: 'custom', params: outcome })
    return z.NEVER
  })

const fits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

const identifierIn = (column: 'key' | 'aliases', text: string): { readonly value: string } | RowIssue => {
  const read = parseIdentifier(text)
  if (!read.ok) return wrong(column, read.reason, text, read.suggestion)
  const isRight = read.role === (column === 'key' ? 'key' : 'alias')
  return isRight ? { value: read.key } : wrong(column, 'otherIdentifier', text)
}

const aliasesIn = (text: string) => {
  const read = parts(text).map((part) => identifierIn('aliases', part))
  const aliases = [...new Set(read.flatMap((one) => ('value' in one ? one.value : [])))]
  const notes = read.flatMap((one) => ('value' in one ? [] : one))
  return aliases.length > MOST_ALIASES ? wrong('aliases', 'tooMany') : { value: { aliases, notes } }
}

const sectorsIn = (text: string) => {
  const value = [...parts(text)]
  const long = value.find((sector) => !fits(shape.sectors.element, sector))
  if (long !== undefined) return wrong('sectors', 'tooLong', long)
  return fits(shape.sectors, value) ? { value } : wrong('sectors', 'tooMany')
}

const nameIn = (text: string) => {
  if (text === '') return wrong('name', 'missing')
  return fits(shape.name, text) ? { value: text } : wrong('name', 'tooLong', text)
}

const registeredEmailIn = (text: string) => {
  const value = text === '' ? undefined : text
  return fits(shape.registeredEmail, value) ? { value } : wrong('registeredEmail', 'notAnAddress')
}

const contactEmailIn = (text: string): { value: { contactEmail?: string; notes: readonly RowIssue[] } } => {
  if (text === '') return { value: { notes: [] } }
  if (fits(shape.contactEmail, text)) return { value: { contactEmail: text, notes: [] } }
  return { value: { notes: [wrong('contactEmail', 'notAnAddress')] } }
}

const word = <T>(column: RegisterColumn, schema: z.ZodType<T>) =>
  cell((text) => {
    const read = schema.safeParse(text)
    if (read.success) return { value: read.data }
    return text === '' ? wrong(column, 'missing') : wrong(column, 'notOneOf', text)
  })

/** A day, or a moment with its offset from UTC, as a moment; undefined for anything else. */
export const momentIn = (text: string): Moment | undefined =>
  fits(dateSchema, text) ? new Date(text).toISOString() : undefined

const asOf = ({ asOf: ofFile, now }: RowContext) => {
  // A day that has begun somewhere on earth is no mistake.
  const latest = after(now, { days: 1 })
  return cell((text) => {
    const value = text === '' ? ofFile : momentIn(text)
    if (value === undefined) return text === '' ? wrong('asOf', 'missing') : wrong('asOf', 'notAMoment', text)
    return value > latest ? wrong('asOf', 'inFuture', text) : { value }
  })
}

const cellsSchema = z.object({
  key: cell((text) => identifierIn('key', text)),
  aliases: cell(aliasesIn),
  name: cell(nameIn),
  kind: word('kind', shape.kind),
  category: word('category', shape.category),
  sectors: cell(sectorsIn),
  status: word('status', shape.status),
  registeredEmail: cell(registeredEmailIn),
  contactEmail: cell(contactEmailIn),
  language: word('language', shape.language),
})

/**
 * A reader of the rows of one file. A key, name, word, date or registered address that is wrong makes a row invalid, with all reasons at
 * once; a wrong alias or contact address is left out with a note, for neither places the organisation nor proves who acts for it.
 */
export const registerRowReader = (context: RowContext): ((cells: Cells) => ReadRow) => {
  const schema = cellsSchema.extend({ asOf: asOf(context) })
  return (cells) => {
    const read = schema.safeParse(cells)
    if (!read.success) {
      const reasons = read.error.issues.map((issue) =>
        rowIssueSchema.parse(issue.code === 'custom' ? issue.params : undefined),
      )
      const key = identifierIn('key', cells.key)
      return { ok: false, reasons, ...('value' in key ? { key: key.value } : {}) }
    }
    const { aliases, contactEmail, registeredEmail, ...row } = read.data
    const { profile, notes } = readProfileCells(cells)
    return {
      ok: true,
      row: {
        ...row,
        aliases: aliases.aliases,
        ...(registeredEmail === undefined ? {} : { registeredEmail }),
        ...(contactEmail.contactEmail === undefined ? {} : { contactEmail: contactEmail.contactEmail }),
      },
      ...(profile ? { profile } : {}),
      notes: [...aliases.notes, ...contactEmail.notes, ...notes],
    }
  }
}
