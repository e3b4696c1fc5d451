import {
  findingsOf,
  LARGEST_FILE,
  type ImportCheck,
  type ImportState,
  type RegisterImport,
} from '../domain/register-import.ts'
import { registerRowReader, type RegisterRow } from '../domain/register-row.ts'
import { noVerdicts } from '../domain/row-verdict.ts'
import type { Moment } from '../domain/time.ts'
import { moveImport } from '../items/import-item.ts'
import { listedFrom, registerSizeKey } from '../items/register-size-item.ts'
import type { Files } from '../stores/files.ts'
import type { Table, Write } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'
import { endImport, loadImport, type ImportTask } from './support/import-task.ts'
import { inParallel } from './support/in-parallel.ts'
import { importPaths, openRegisterFile, type RegisterFile } from './support/register-file.ts'
import { organisationsByKey } from './support/resolve.ts'

/** What checking needs from outside. */
export type CheckImportDeps = { readonly table: Table; readonly files: Pick<Files, 'read' | 'write'> }

/** What the check leads to; `refused`: the file cannot be read as a register. */
export type CheckOutcome = 'clean' | 'suspicious' | 'refused' | 'superseded'

/** Lines that say again what another line says, in pairs: the line, and the first one. */
export type Duplicates = readonly (readonly [number, number])[]

type Inactive = Pick<RegisterRow, 'key' | 'asOf'>

type Counted = {
  rows: number
  invalid: number
  readonly duplicates: [number, number][]
  readonly inactive: Inactive[]
}

const countRows = async (file: RegisterFile, { asOf, createdAt }: RegisterImport): Promise<Counted> => {
  const read = registerRowReader({ asOf, now: createdAt })
  const firstLines = new Map<string, number>()
  const counted: Counted = { rows: 0, invalid: 0, duplicates: [], inactive: [] }
  for await (const one of file.rowsFrom(file.start)) {
    counted.rows += 1
    const row = 'cells' in one ? read(one.cells) : undefined
    if (!row?.ok) {
      counted.invalid += 1
      continue
    }
    const identifiers = [row.row.key, ...row.row.aliases]
    const first = identifiers.map((identifier) => firstLines.get(identifier)).find((line) => line !== undefined)
    if (first === undefined) {
      for (const identifier of identifiers) firstLines.set(identifier, one.line)
      if (row.row.status !== 'active') counted.inactive.push({ key: row.row.key, asOf: row.row.asOf })
    } else counted.duplicates.push([one.line, first])
  }
  return counted
}

const CHUNK = 1000

const newlySuspended = async (table: Pick<Table, 'getMany'>, inactive: readonly Inactive[]): Promise<number> => {
  const starts = Array.from({ length: Math.ceil(inactive.length / CHUNK) }, (_, at) => at * CHUNK)
  const counts = await inParallel(2, starts, async (start) => {
    const chunk = inactive.slice(start, start + CHUNK)
    const stored = await organisationsByKey(
      table,
      chunk.map(({ key }) => key),
    )
    return chunk.filter(({ key, asOf }) => {
      const organisation = stored.get(key)
      return organisation?.status === 'active' && asOf > organisation.asOf
    }).length
  })
  return counts.reduce((sum, count) => sum + count, 0)
}

const checkRows = async (table: Table, { rows, invalid, duplicates, inactive }: Counted): Promise<ImportCheck> => {
  const duplicate = duplicates.length
  const facts = {
    rows,
    valid: rows - invalid - duplicate,
    invalid,
    duplicate,
    newlySuspended: await newlySuspended(table, inactive),
    listed: listedFrom(await table.get(registerSizeKey)),
  }
  return { ...facts, findings: findingsOf(facts) }
}

const refuse = (started: RegisterImport, refusal: RegisterImport['refusal'], now: Moment): readonly Write[] =>
  endImport(started, { state: 'refused', refusal }, now)

const outcomes: Readonly<Record<ImportState, CheckOutcome | 'toCheck'>> = {
  created: 'superseded',
  checking: 'toCheck',
  waitingForOfficer: 'suspicious',
  applying: 'clean',
  done: 'clean',
  refused: 'refused',
  discarded: 'superseded',
  failed: 'superseded',
}

const outcomeOf = ({ state, attempt }: RegisterImport, asked: number): CheckOutcome | 'toCheck' =>
  attempt === asked ? outcomes[state] : 'superseded'

/**
 * Reads a whole file once before anything is applied: counts its rows, writes down which of them repeat others, and compares it with the
 * register. A repeat after a lost reply, or an attempt that resumes, answers by the state that the check led to.
 */
export const makeCheckImport = ({ table, files }: CheckImportDeps) => {
  const check = async (started: RegisterImport, now: Moment): Promise<readonly Write[]> => {
    if (started.file && started.file.bytes > LARGEST_FILE) return refuse(started, { fault: 'tooLarge' }, now)
    const file = await openRegisterFile(files, started)
    if ('fault' in file) return refuse(started, file, now)
    const counted = await countRows(file, started)
    if (counted.rows === 0) return refuse(started, { fault: 'noRows' }, now)
    await files.write(importPaths(started.id).duplicates, JSON.stringify(counted.duplicates satisfies Duplicates))
    const found = await checkRows(table, counted)
    const state = found.findings.length === 0 ? 'applying' : 'waitingForOfficer'
    const cursor = { ...file.start, counts: noVerdicts }
    return [moveImport(started, { ...started, state, check: found, part: 1, cursor, movedAt: now })]
  }

  return async ({
    importId,
    attempt,
    now,
  }: ImportTask & { readonly now: Moment }): Promise<{ outcome: CheckOutcome }> => {
    const started = await loadImport(table, importId)
    const known = outcomeOf(started, attempt)
    if (known !== 'toCheck') return { outcome: known }
    await wasWritten(table, await check(started, now))
    const outcome = outcomeOf(await loadImport(table, importId), attempt)
    if (outcome === 'toCheck') throw new Error(`the check of import ${importId} was not written`)
    return { outcome }
  }
}
