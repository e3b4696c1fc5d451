import { cellsOf } from '../../csv/cells.ts'
import { csvRecords, type CsvRecord, type Place } from '../../csv/records.ts'
import type { RegisterImport } from '../../domain/register-import.ts'
import type { Cells } from '../../domain/register-row.ts'
import {
  optionalColumns,
  registerColumns,
  type RegisterColumn,
  type RowFault,
  type RowIssue,
} from '../../domain/row-issue.ts'
import type { Files } from '../../stores/files.ts'

/** Where an import's files lie: what was uploaded, the lines that repeat others, and a part of the verdicts. */
export const importPaths = (id: string) => ({
  upload: `imports/${id}/register.csv`,
  duplicates: `imports/${id}/duplicates.json`,
  verdicts: (part: number) => `imports/${id}/verdicts/${String(part).padStart(6, '0')}.jsonl`,
})

/** One row of a register file: the line that it begins on, the place after it, and its cells or what is wrong with it as a whole. */
export type FileRow = { readonly line: number; readonly next: Place } & (
  | { readonly cells: Cells }
  | { readonly fault: RowIssue }
)

/** A register file whose header was understood: where its rows begin, and the rows from a place on. */
export type RegisterFile = { readonly start: Place; readonly rowsFrom: (place: Place) => AsyncGenerator<FileRow> }

const BLOCK = 4 * 1024 * 1024
const HEADER = 64 * 1024

const blocksOf = async function* (
  files: Pick<Files, 'read'>,
  { id, file }: RegisterImport,
  from: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  if (!file) throw new Error(`import ${id} was not started`)
  const path = importPaths(id).upload
  for (let at = from; at < file.bytes; at += length) yield files.read(path, { from: at, length }, file.version)
}

type Refusal = NonNullable<RegisterImport['refusal']>
type Columns = readonly string[]

const columnsIn = (record: CsvRecord | void): Columns | Refusal => {
  const columns = record && !record.broken && cellsOf(record.bytes)?.map((name) => name.trim())
  if (!columns) return { fault: 'noHeader' }
  const missing = registerColumns.filter((column) => !optionalColumns.includes(column) && !columns.includes(column))
  if (missing.length > 0) return { fault: 'columnsMissing', columns: missing }
  const twice = registerColumns.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column))
  return twice.length > 0 ? { fault: 'columnsTwice', columns: twice } : columns
}

const faulty = (reason: RowFault, given?: string): { fault: RowIssue } => ({
  fault: { column: 'row', reason, ...(given === undefined ? {} : { given }) },
})

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

const namedCells = (columns: Columns, cells: readonly string[]): Cells => {
  const cell = (column: RegisterColumn) => cells[columns.indexOf(column)] ?? ''
  return {
    key: cell('key'),
    aliases: cell('aliases'),
    name: cell('name'),
    kind: cell('kind'),
    category: cell('category'),
    sectors: cell('sectors'),
    status: cell('status'),
    registeredEmail: cell('registeredEmail'),
    contactEmail: cell('contactEmail'),
    language: cell('language'),
    asOf: cell('asOf'),
    offers: cell('offers'),
    needs: cell('needs'),
    place: cell('place'),
    description: cell('description'),
  }
}

const contentOf = (columns: Columns, record: CsvRecord): { cells: Cells } | { fault: RowIssue } | undefined => {
  if (record.broken) return faulty('brokenQuotes')
  const cells = cellsOf(record.bytes)
  if (!cells) return faulty('notUtf8')
  if (isEmpty(cells)) return undefined
  if (cells.length !== columns.length) return faulty('wrongCellCount', String(cells.length))
  return { cells: namedCells(columns, cells) }
}

/**
 * Opens the uploaded file of a started import, or says why it is refused as a whole. Rows without any content are passed over, as are
 * columns that we do not know. Throws FileChanged where the file is not the one that the import was started with.
 */
export const openRegisterFile = async (
  files: Pick<Files, 'read'>,
  started: RegisterImport,
): Promise<RegisterFile | Refusal> => {
  const { value: header } = await csvRecords(blocksOf(files, started, 0, HEADER)).next()
  const columns = columnsIn(header)
  if (!header || 'fault' in columns) return 'fault' in columns ? columns : { fault: 'noHeader' }
  const rowsFrom = async function* (place: Place): AsyncGenerator<FileRow> {
    for await (const record of csvRecords(blocksOf(files, started, place.byte, BLOCK), place)) {
      const content = contentOf(columns, record)
      if (content) yield { line: record.place.line, next: record.next, ...content }
    }
  }
  return { start: header.next, rowsFrom }
}
