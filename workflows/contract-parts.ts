import * as z from 'zod'

/** Step Functions writes moments with any number of fractional digits; ours have three. */
const stateEntrySchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

/** What every task is given: what the execution is about, when its state was entered, and how often it was retried there. */
export const taskPayload = <Attempt extends z.ZodRawShape>(attempt: Attempt) =>
  z.object({ ...attempt, enteredAt: stateEntrySchema, retry: z.int().min(0) })

/** What the task that writes a failure down is given. It is written down whatever its text is like, so that is cut and never refused. */
export const failurePayload = <Attempt extends z.ZodRawShape>(attempt: Attempt) =>
  z.object({
    ...taskPayload(attempt).shape,
    state: z.string(),
    error: z.string(),
    cause: z
      .string()
      .transform((text) => text.slice(0, 300))
      .optional(),
  })

/** A result that is routed by its outcome, one of these words. */
export const oneOf = <const Outcomes extends readonly [string, ...string[]]>(...outcomes: Outcomes) =>
  z.object({ outcome: z.enum(outcomes) })
