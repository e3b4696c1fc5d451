import { registerColumns, type RegisterColumn } from '../../shared/domain/row-issue.ts'
import type { RegisterImport } from '../../shared/domain/register-import.ts'
import { verdictSchema, type RowVerdict } from '../../shared/domain/row-verdict.ts'
import type { Moment } from '../../shared/domain/time.ts'
import { organisationFrom, organisationKey } from '../../shared/items/organisation-item.ts'
import type { Files } from '../../shared/stores/files.ts'
import { memoryFiles } from '../../shared/stores/memory-files.ts'
import { memoryTable, type MemoryTable } from '../../shared/stores/memory-table.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeApplyImport } from '../../shared/use-cases/apply-import.ts'
import { makeAwaitImport } from '../../shared/use-cases/await-import.ts'
import { makeCheckImport } from '../../shared/use-cases/check-import.ts'
import { makeDecideImport } from '../../shared/use-cases/decide-import.ts'
import { makeFailImport } from '../../shared/use-cases/fail-import.ts'
import { makeListVerdicts } from '../../shared/use-cases/list-verdicts.ts'
import { makeMendImports } from '../../shared/use-cases/mend-imports.ts'
import { makeOpenImport } from '../../shared/use-cases/open-import.ts'
import { makeReadImport } from '../../shared/use-cases/read-imports.ts'
import { makeStartImport } from '../../shared/use-cases/start-import.ts'
import { importPaths } from '../../shared/use-cases/support/register-file.ts'
import { tasks } from '../../workflows/registry-import/contract.ts'
import { definitionOf, machineFrom } from './asl-machine.ts'
import { inProcessStepFunctions } from './in-process-step-functions.ts'
import { tickingClock } from './ticking-clock.ts'

const machine = machineFrom(definitionOf('registry-import'))

/** An officer, as imports know officers. */
export const officer = { as: 'officer', personId: '0190a1b2-0000-7000-8000-000000000001' } as const

/** A row of a register file: a participant, in whatever else is said of it. */
export const aRow = (key: string, more: Partial<Record<RegisterColumn, string>> = {}) => ({
  key,
  aliases: '',
  name: `Organisation ${key}`,
  kind: 'participant',
  category: 'sme',
  sectors: 'robotics',
  status: 'active',
  registeredEmail: `${key.replace(':', '-')}@example.invalid`,
  contactEmail: '',
  language: 'en',
  asOf: '2026-08-01',
  offers: '',
  needs: '',
  place: '',
  description: '',
  ...more,
})
export type Row = ReturnType<typeof aRow>

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A register file of those rows; the header is line 1. */
export const csvOf = (rows: readonly Row[]): string =>
  [registerColumns, ...rows.map((row) => registerColumns.map((column) => quoted(row[column])))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('')

type Around = {
  /** The table, where imports are to meet what others have written there. */
  readonly store?: MemoryTable
  readonly table?: (table: Table) => Table
  readonly files?: (files: Files) => Files
  readonly rowsPerPart?: number
  readonly mayGoOn?: () => boolean
}

/**
 * The register import whole: its use cases over a table and files in memory, behind the workflow's own definition. What is passed in wraps the
 * stores as the workflow's tasks see them; `deps` is what the routes of imports work on.
 */
export const importWorld = ({ table: wrap = (it) => it, files: wrapFiles = (it) => it, ...around }: Around = {}) => {
  const { rowsPerPart = 1000, mayGoOn = () => true } = around
  const table = around.store ?? memoryTable()
  const files = memoryFiles()
  const clock = tickingClock('2026-09-01T08:00:00.000Z')
  const inside = { table: wrap(table), files: wrapFiles(files), clock: async () => clock.now(), rowsPerPart }
  let tokens = 0
  let ids = 0
  const sfn = inProcessStepFunctions(() => machine, {
    now: clock.now,
    newToken: () => `token-${(tokens += 1)}`,
    invoke: async (name, sent) => {
      const now = clock.now()
      if (name === 'ImportCheck') return makeCheckImport(inside)({ ...tasks.ImportCheck.payload.parse(sent), now })
      if (name === 'ImportApply') return makeApplyImport(inside)({ ...tasks.ImportApply.payload.parse(sent), mayGoOn })
      if (name === 'ImportAwait') return makeAwaitImport({ ...inside, workflow })(tasks.ImportAwait.payload.parse(sent))
      return makeFailImport(inside)({ ...tasks.ImportFail.payload.parse(sent), now })
    },
  })
  const workflow = {
    start: async (importId: string, attempt: number) => {
      const name = `${importId}-${attempt}`
      if (!sfn.runs().some((run) => run.name === name)) sfn.start(name, { importId, attempt })
    },
    isRunning: async (importId: string, attempt: number) =>
      sfn.runs().some(({ name, status }) => name === `${importId}-${attempt}` && status === 'RUNNING'),
    completeWait: async (token: string, outcome: string) => {
      if (!sfn.runs().some((run) => run.token === token && !run.arrived)) return 'gone' as const
      sfn.complete(token, { outcome })
      return 'completed' as const
    },
  }
  const deps = { table, files, workflow }
  const opening = makeOpenImport(deps)
  const deciding = makeDecideImport(deps)

  const open = async (csv: string | Uint8Array | undefined, asOf?: Moment): Promise<string> => {
    ids += 1
    const id = `0190a1b2-c3d4-7e5f-8a6b-${String(ids).padStart(12, '0')}`
    await opening.open({ id, asOf, by: officer, now: clock.now(), extra: [] })
    if (csv !== undefined) files.put(importPaths(id).upload, csv)
    return id
  }
  const settle = async (): Promise<void> => {
    for (let steps = 0; sfn.ready().length > 0; steps += 1) {
      if (steps > 10_000) throw new Error('the machine does not come to rest')
      for (const name of sfn.ready()) await sfn.step(name)
    }
  }
  const start = async (importId: string): Promise<RegisterImport> => {
    await makeStartImport(deps)({ importId, now: clock.now() })
    await settle()
    return makeReadImport(deps)({ importId })
  }
  const verdictsOf = async (importId: string): Promise<readonly RowVerdict[]> => {
    const list = makeListVerdicts(deps)
    const verdicts: RowVerdict[] = []
    let page = await list({ importId, limit: 100 })
    verdicts.push(...page.verdicts)
    while (page.next) {
      page = await list({ importId, limit: 100, from: page.next })
      verdicts.push(...page.verdicts)
    }
    return verdicts
  }
  return {
    deps,
    table,
    files,
    sfn,
    clock,
    open,
    start,
    settle,
    verdictsOf,
    listVerdicts: makeListVerdicts(deps),
    /** Opens, uploads, starts, and lets the workflow run until it rests. */
    run: async (rows: readonly Row[] | string | Uint8Array, asOf?: Moment) =>
      start(await open(typeof rows === 'string' || rows instanceof Uint8Array ? rows : csvOf(rows), asOf)),
    release: (importId: string) => deciding.release({ importId, by: officer, now: clock.now() }),
    discard: (importId: string) => deciding.discard({ importId, by: officer, now: clock.now() }),
    mend: async () => {
      await makeMendImports(deps)({ now: clock.now() })
      await settle()
    },
    read: (importId: string) => makeReadImport(deps)({ importId }),
    organisation: async (key: string) => organisationFrom(await table.get(organisationKey(key))),
  }
}
export type ImportWorld = ReturnType<typeof importWorld>

/** The verdicts of a report in short: `2 new`. */
export const inShort = (verdicts: readonly RowVerdict[]): readonly string[] =>
  verdicts.map(({ line, verdict }) => `${line} ${verdict}`)

/** How many verdicts of each word a report holds. */
export const tallyOf = (verdicts: readonly RowVerdict[]) =>
  Object.fromEntries(
    verdictSchema.options.map((word) => [word, verdicts.filter(({ verdict }) => verdict === word).length]),
  )
