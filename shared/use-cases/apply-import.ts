import * as z from 'zod'
import type { ImportCursor, RegisterImport } from '../domain/register-import.ts'
import { registerRowReader, type ReadRow } from '../domain/register-row.ts'
import { countVerdicts, noVerdicts, type RowVerdict } from '../domain/row-verdict.ts'
import type { Moment } from '../domain/time.ts'
import { moveImport, putImportPart } from '../items/import-item.ts'
import { addListed } from '../items/register-size-item.ts'
import type { Files } from '../stores/files.ts'
import { Busy, type Table, type Write } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { applyRows } from './support/apply-rows.ts'
import { endImport, loadImport, type ImportTask } from './support/import-task.ts'
import type { Candidate } from './support/plan-row.ts'
import { suspectRows } from './support/suspect-rows.ts'
import { importPaths, openRegisterFile, type FileRow, type RegisterFile } from './support/register-file.ts'

/** What applying needs from outside; `clock` is asked for each part, because many can follow in one call. */
export type ApplyImportDeps = {
  readonly table: Table
  readonly files: Pick<Files, 'read' | 'write'>
  readonly clock: () => Promise<Moment>
  readonly rowsPerPart?: number
}

/** `more`: the time of this call was over before the file was. */
export type ApplyOutcome = 'more' | 'done' | 'superseded'

/** A part lasts well under a second, so that little is repeated after a kill and progress shows. */
const ROWS_PER_PART = 1000

const duplicatesSchema = z.array(z.tuple([z.int(), z.int()]))

type Work = {
  readonly file: RegisterFile
  readonly read: (row: FileRow) => ReadRow
  readonly firstLines: ReadonlyMap<number, number>
}

const prepare = async (files: Pick<Files, 'read'>, running: RegisterImport): Promise<Work> => {
  const file = await openRegisterFile(files, running)
  if ('fault' in file) throw new Error(`the file of import ${running.id} is no register any more: ${file.fault}`)
  const text = Buffer.from(await files.read(importPaths(running.id).duplicates)).toString()
  const cellsReader = registerRowReader({ asOf: running.asOf, now: running.createdAt })
  const read = (row: FileRow): ReadRow =>
    'cells' in row ? cellsReader(row.cells) : { ok: false, reasons: [row.fault] }
  return { file, read, firstLines: new Map(duplicatesSchema.parse(JSON.parse(text))) }
}

const inParts = async function* (rows: AsyncIterable<FileRow>, size: number): AsyncGenerator<readonly FileRow[]> {
  let part: FileRow[] = []
  for await (const row of rows) {
    part.push(row)
    if (part.length < size) continue
    yield part
    part = []
  }
  yield part
}

type Sorted = { readonly settled: readonly RowVerdict[]; readonly candidates: readonly Candidate[] }

const sorted = (rows: readonly FileRow[], { read, firstLines }: Work): Sorted => {
  const settled: RowVerdict[] = []
  const candidates: Candidate[] = []
  for (const row of rows) {
    const { line } = row
    const outcome = read(row)
    const ofLine = firstLines.get(line)
    if (!outcome.ok) {
      const { key, reasons } = outcome
      settled.push({ line, verdict: 'invalid', ...(key === undefined ? {} : { key }), reasons })
    } else if (ofLine !== undefined) settled.push({ line, verdict: 'duplicate', key: outcome.row.key, ofLine })
    else candidates.push({ line, row: outcome.row, profile: outcome.profile, notes: outcome.notes })
  }
  return { settled, candidates }
}

const jsonLines = (verdicts: readonly RowVerdict[]): string =>
  verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join('')

const cursorOf = ({ id, cursor }: RegisterImport): ImportCursor => {
  if (!cursor) throw new Error(`import ${id} was not checked`)
  return cursor
}

type Step = { readonly next: RegisterImport; readonly writes: readonly Write[] }

const standing = ({ state, attempt }: RegisterImport, asked: number): ApplyOutcome => {
  if (attempt !== asked) return 'superseded'
  if (state === 'applying') return 'more'
  return state === 'done' ? 'done' : 'superseded'
}

/**
 * Applies a checked file from where its import stands, part by part: the rows, then their verdicts as a file of the part's name, then the
 * import moves past the part. A kill at any point repeats at most that part, with the same verdicts. It goes on while `mayGoOn`
 * says so, and at least one part is done.
 */
export const makeApplyImport = ({ table, files, clock, rowsPerPart = ROWS_PER_PART }: ApplyImportDeps) => {
  const applyPart = async (running: RegisterImport, rows: readonly FileRow[], work: Work): Promise<Step> => {
    const { id, part } = running
    const cursor = cursorOf(running)
    const now = await clock()
    const { settled, candidates } = sorted(rows, work)
    const plans = await applyRows(table, candidates, { importId: id, now })
    await suspectRows(table, plans, now)
    const verdicts = [...settled, ...plans.map(({ verdict }) => verdict)].toSorted((a, b) => a.line - b.line)
    await files.write(importPaths(id).verdicts(part), jsonLines(verdicts))
    const moved = { ...(rows.at(-1)?.next ?? cursor), counts: countVerdicts(cursor.counts, verdicts) }
    const next = { ...running, part: part + 1, cursor: moved, movedAt: now }
    const writes = [
      putImportPart({ importId: id, part, counts: countVerdicts(noVerdicts, verdicts) }),
      addListed(plans.reduce((sum, { listed }) => sum + listed, 0)),
    ]
    if (rows.length === rowsPerPart) return { next, writes: [moveImport(running, next), ...writes] }
    return { next, writes: [...endImport(running, { ...next, state: 'done' }, now), ...writes] }
  }

  return async ({
    importId,
    attempt,
    mayGoOn,
  }: ImportTask & { readonly mayGoOn: () => boolean }): Promise<{ outcome: ApplyOutcome }> => {
    const begun = await loadImport(table, importId)
    if (standing(begun, attempt) !== 'more') return { outcome: standing(begun, attempt) }
    const work = await prepare(files, begun)
    let running = begun
    for await (const rows of inParts(work.file.rowsFrom(cursorOf(running)), rowsPerPart)) {
      try {
        const { next, writes } = await applyPart(running, rows, work)
        const isWritten = await wasWritten(table, writes)
        if (!isWritten || rows.length < rowsPerPart) break
        running = next
      } catch (error) {
        // Where the table is too busy, a state that has come forward is entered anew rather than counted as failed.
        if (error instanceof Busy && running.part > begun.part) break
        throw error
      }
      if (!mayGoOn()) break
    }
    return { outcome: standing(await loadImport(table, importId), attempt) }
  }
}
