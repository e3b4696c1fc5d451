import * as z from 'zod'
import type { Language } from '../../../shared/domain/organisation.ts'
import { registerImportSchema, type RegisterImport } from '../../../shared/domain/register-import.ts'
import { rowIssueSchema, type RowIssue } from '../../../shared/domain/row-issue.ts'
import {
  noVerdicts,
  rowsIn,
  rowVerdictSchema,
  verdictCountsSchema,
  type RowVerdict,
} from '../../../shared/domain/row-verdict.ts'
import { sayFault } from '../../../shared/i18n/say-fault.ts'

const { id, state, attempt, asOf, createdAt, movedAt, endedAt, check, refusal, failure } = registerImportSchema.shape

/** An import of a register file: what its check found, how many rows are done with which verdicts, and how it ended. */
export const importView = z
  .object({
    id,
    state,
    attempt,
    asOf,
    createdAt,
    movedAt,
    endedAt,
    check,

    refusal,
    failure,
    progress: z.object({ rows: z.int(), verdicts: verdictCountsSchema }),
  })
  .meta({ id: 'RegisterImport' })

/** An import for officers. */
export const showImport = ({ cursor, ...shown }: RegisterImport): z.input<typeof importView> => {
  const verdicts = cursor?.counts ?? noVerdicts
  return { ...shown, progress: { rows: rowsIn(verdicts), verdicts } }
}

const issueView = z.object({ ...rowIssueSchema.shape, says: z.string() }).meta({ id: 'RowIssue' })

/** What became of one row; each reason and note with a sentence. */
export const verdictView = z
  .object({ ...rowVerdictSchema.shape, reasons: z.array(issueView).optional(), notes: z.array(issueView).optional() })
  .meta({ id: 'RowVerdict' })

const sayIssues = (issues: readonly RowIssue[], language: Language): z.input<typeof issueView>[] =>
  issues.map((issue) => ({ ...issue, says: sayFault(issue.reason, language, issue.suggestion) }))

/** A row's verdict in a language. */
export const showVerdict = (
  { reasons, notes, ...verdict }: RowVerdict,
  language: Language,
): z.input<typeof verdictView> => ({
  ...verdict,
  ...(reasons ? { reasons: sayIssues(reasons, language) } : {}),
  ...(notes ? { notes: sayIssues(notes, language) } : {}),
})
