import * as z from 'zod'
import { changeableFields } from './register-change.ts'
import { rowIssueSchema } from './row-issue.ts'

/** What became of a row. `older`: it says something else than the register, but as of a moment that is not newer, so it was passed over. */
export const verdictSchema = z.enum(['new', 'changed', 'unchanged', 'older', 'duplicate', 'invalid'])

/**
 * One row's verdict. `line` is where the row begins in the file, the header being line 1. A changed row has its fields, an invalid one all
 * reasons, a duplicate what it repeats: the line of the first occurrence, or the organisation that its key has been merged into.
 * Notes say what was left out of a row that applied.
 */
export const rowVerdictSchema = z.strictObject({
  line: z.int().min(2),
  verdict: verdictSchema,
  key: z.string().optional(),
  fields: z
    .array(z.enum([...changeableFields, 'profile']))
    .readonly()
    .optional(),
  reasons: z.array(rowIssueSchema).readonly().optional(),
  notes: z.array(rowIssueSchema).readonly().optional(),
  ofLine: z.int().min(2).optional(),
  of: z.string().optional(),
})
export type RowVerdict = z.infer<typeof rowVerdictSchema>

/** How many rows had each verdict; `noted` counts those with notes, which have a verdict besides. */
export const verdictCountsSchema = z.strictObject({
  new: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  older: z.int().min(0),
  duplicate: z.int().min(0),
  invalid: z.int().min(0),
  noted: z.int().min(0),
})
export type VerdictCounts = z.infer<typeof verdictCountsSchema>

/** No row yet. */
export const noVerdicts: VerdictCounts = {
  new: 0,
  changed: 0,
  unchanged: 0,
  older: 0,
  duplicate: 0,
  invalid: 0,
  noted: 0,
}

/** The counts with these verdicts added. */
export const countVerdicts = (counts: VerdictCounts, verdicts: readonly RowVerdict[]): VerdictCounts => {
  const sum = { ...counts }
  for (const { verdict, notes } of verdicts) {
    sum[verdict] += 1
    if (notes !== undefined) sum.noted += 1
  }
  return sum
}

/** The rows that the verdicts are about. */
export const rowsIn = (counts: VerdictCounts): number =>
  verdictSchema.options.reduce((sum, verdict) => sum + counts[verdict], 0)
