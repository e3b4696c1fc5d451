import * as z from 'zod'
import type { Ask } from '../ask-as.ts'
import type { Import } from '../import.ts'

const WIDTH = 30

/** The progress of an import in one line. */
export const progressLine = ({ state, check, progress }: Import): string => {
  if (state === 'checking' || !check) return `${state} ...`
  const share = check.rows === 0 ? 1 : progress.rows / check.rows
  const full = Math.round(share * WIDTH)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${percent} %  ${progress.rows} of ${check.rows} rows`
}

const findings: Readonly<Record<string, (check: NonNullable<Import['check']>) => string>> = {
  manySuspended: ({ newlySuspended, listed }) =>
    `it would suspend or strike off ${newlySuspended} of ${listed} organisations`,
  muchShorter: ({ valid, listed }) => `it has ${valid} valid rows, the register has ${listed} organisations`,
}

const faults: Readonly<Record<string, string>> = {
  noHeader: 'its first line is no header in UTF-8',
  columnsMissing: 'columns are missing',
  columnsTwice: 'columns are there twice',
  noRows: 'it has no rows',
  tooLarge: 'it is larger than 500 MB',
}

const words = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['unchanged', 'unchanged'],
  ['older', 'older than what the register has'],
  ['duplicate', 'repeating another row'],
  ['invalid', 'invalid'],
] as const

const counts = ({ progress, check }: Import): string[] => [
  ...words.map(([word, says]) => `${String(progress.verdicts[word]).padStart(9)}  ${says}`),
  `${String(progress.rows).padStart(9)}  rows${check && check.rows !== progress.rows ? ` of ${check.rows}` : ''}`,
  ...(progress.verdicts.noted > 0 ? [`${String(progress.verdicts.noted).padStart(9)}  of them with a note`] : []),
]

const waiting = ({ id, check }: Import): string[] => [
  'The file waits for an officer:',
  ...(check?.findings ?? []).map((finding) => `  ${check ? (findings[finding]?.(check) ?? finding) : finding}`),
  `Apply it:    npm run import -- --release ${id}`,
  `Discard it:  npm run import -- --discard ${id}`,
]

const refused = ({ refusal }: Import): string[] => [
  `The file was refused: ${faults[refusal?.fault ?? ''] ?? ''} ${refusal?.columns?.join(', ') ?? ''}`.trim(),
]

const failed = (rested: Import): string[] => [
  ...counts(rested),
  `It failed in ${rested.failure?.state ?? 'an unknown state'}: ${rested.failure?.error ?? ''}`,
  `Go on:       npm run import -- --resume ${rested.id}`,
]

const reports: Readonly<Record<Import['state'], (rested: Import) => string[]>> = {
  created: () => ['It was not started yet.'],
  checking: () => ['Its file is being checked.'],
  applying: counts,
  waitingForOfficer: waiting,
  refused,
  discarded: () => ['The file was discarded; nothing more of it is applied.'],
  failed,
  done: counts,
}

/** What became of an import, in lines: its verdicts, or why it was not applied and what can be done. */
export const reportOf = (rested: Import): readonly string[] => reports[rested.state](rested)

const pageSchema = z.object({
  verdicts: z.array(
    z.object({
      line: z.number(),
      key: z.string().optional(),
      reasons: z.array(z.object({ column: z.string(), given: z.string().optional(), says: z.string() })).optional(),
    }),
  ),
  next: z.string().optional(),
})

const MOST_SHOWN = 20

/** The first invalid rows with their reasons, in lines. */
export const invalidRows = async (ask: Ask, { id, progress }: Import): Promise<readonly string[]> => {
  const { invalid } = progress.verdicts
  if (invalid === 0) return []
  const path = `/api/officer/imports/${id}/verdicts?only=invalid&limit=${MOST_SHOWN}`
  const { verdicts } = await ask({ path }, pageSchema)
  const lines = verdicts.flatMap(({ line, reasons = [] }) =>
    reasons.map(
      ({ column, given, says }) => `  line ${line}, ${column}${given === undefined ? '' : ` "${given}"`}: ${says}`,
    ),
  )
  const more = invalid - verdicts.length
  const rest = more > 0 ? [`  and ${more} more rows: GET /api/officer/imports/${id}/verdicts?only=invalid`] : []
  return ['', 'Invalid:', ...lines, ...rest]
}
