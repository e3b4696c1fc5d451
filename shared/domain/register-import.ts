import * as z from 'zod'
import { registerColumns } from './row-issue.ts'
import { verdictCountsSchema } from './row-verdict.ts'
import { momentSchema } from './time.ts'

/**
 * The states of an import. `created`: its file may be uploaded; `refused`: the file cannot be read as a register;
 * `failed`: we could not finish, and starting again resumes where it stood.
 */
export const importStateSchema = z.enum([
  'created',
  'checking',
  'waitingForOfficer',
  'applying',
  'done',
  'refused',
  'discarded',
  'failed',
])
export type ImportState = z.infer<typeof importStateSchema>

/** What makes an import wait for an officer: more than 2 % of the register newly suspended or struck off, or a file shorter than it by 20 %. */
export const importFindingSchema = z.enum(['manySuspended', 'muchShorter'])
export type ImportFinding = z.infer<typeof importFindingSchema>

/** Why a file is refused as a whole. */
const fileFaultSchema = z.enum(['noHeader', 'columnsMissing', 'columnsTwice', 'noRows', 'tooLarge'])

/** What the check of a whole file has counted: valid rows are those that are neither invalid nor a repetition. `listed`: what the register had. */
export const importCheckSchema = z.strictObject({
  rows: z.int().min(0),
  valid: z.int().min(0),
  invalid: z.int().min(0),
  duplicate: z.int().min(0),
  newlySuspended: z.int().min(0),
  listed: z.int().min(0),
  findings: z.array(importFindingSchema).readonly(),
})
export type ImportCheck = z.infer<typeof importCheckSchema>

/** Where in its file an import stands: the next part of verdicts, the byte and line that it begins at, and what the parts before it held. */
export const importCursorSchema = z.strictObject({
  byte: z.int().min(0),
  line: z.int().min(1),
  counts: verdictCountsSchema,
})
export type ImportCursor = z.infer<typeof importCursorSchema>

/**
 * An import of a register file. `file` is there once it was started (its bytes and its version: another upload is not read), `check` once the
 * file was checked, `part` and `cursor` move while it is applied, `refusal` says why a file is refused, `failure` what stopped it.
 */
export const registerImportSchema = z.strictObject({
  id: z.uuid(),
  state: importStateSchema,
  attempt: z.int().min(0),
  part: z.int().min(0),
  asOf: momentSchema.optional(),
  createdBy: z.string(),
  createdAt: momentSchema,
  movedAt: momentSchema,
  endedAt: momentSchema.optional(),
  file: z.strictObject({ version: z.string(), bytes: z.int().min(0) }).optional(),
  check: importCheckSchema.optional(),
  decidedBy: z.string().optional(),
  cursor: importCursorSchema.optional(),
  refusal: z
    .strictObject({ fault: fileFaultSchema, columns: z.array(z.enum(registerColumns)).readonly().optional() })
    .optional(),
  failure: z.strictObject({ state: z.string(), error: z.string() }).optional(),
})
export type RegisterImport = z.infer<typeof registerImportSchema>

/** Whether an import has an execution, or should have one. */
export const isUnderWay = ({ state }: RegisterImport): boolean =>
  state === 'checking' || state === 'waitingForOfficer' || state === 'applying'

/** The largest file that we read, in bytes: some two million rows. */
export const LARGEST_FILE = 500 * 1024 * 1024

/** What an officer must look at before the file is applied; nothing where the register is still empty. */
export const findingsOf = ({
  valid,
  newlySuspended,
  listed,
}: Omit<ImportCheck, 'findings'>): readonly ImportFinding[] => [
  ...(newlySuspended > listed * 0.02 ? ['manySuspended' as const] : []),
  ...(listed > 0 && valid <= listed * 0.8 ? ['muchShorter' as const] : []),
]
