import * as z from 'zod'

/**
 * Why a case is left out when many are decided: there is none, it is closed, a colleague has it, the officer may not decide it, its kind takes a
 * decision of its own, or its consortium falls short.
 */
export const exclusionSchema = z.enum([
  'notFound',
  'closed',
  'taken',
  'conflict',
  'decidedElsewhere',
  'gateShort',
  'nothingToFind',
])
export type Exclusion = z.infer<typeof exclusionSchema>

/** What a decision would do to a case. */
export type Effect = 'isAssessedAgain' | 'isRejected' | 'represents' | 'isRefused' | 'isDismissed'

/** The verdict of an officer on many cases. */
export type BulkVerdict = 'accept' | 'refuse'

/** What is said of a case before many are decided; `seen` is the case as it was then. */
export type Preview = {
  readonly id: string
  readonly would?: Effect | undefined
  readonly excluded?: Exclusion | undefined
  readonly seen: string
}
