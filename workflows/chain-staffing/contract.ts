import * as z from 'zod'

const attempt = { owner: z.uuid(), chain: z.uuid(), run: z.uuid() }

/** What an execution is started with: which computation of which chain of which consortium or cluster. */
export const executionInputSchema = z.object(attempt)

/** Step Functions writes moments with any number of fractional digits; ours have three. */
const stateEntrySchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

/** What every task is given: which computation, when its state was entered, and how often it was retried there. */
const taskSchema = z.object({ ...attempt, enteredAt: stateEntrySchema, retry: z.int().min(0) })

/** A failure is written down whatever its text is like, so it is cut and never refused. */
const failureSchema = taskSchema.extend({
  state: z.string(),
  error: z.string(),
  cause: z
    .string()
    .transform((text) => text.slice(0, 300))
    .optional(),
})

const oneOf = <const Outcomes extends readonly [string, ...string[]]>(...outcomes: Outcomes) =>
  z.object({ outcome: z.enum(outcomes) })

/**
 * The functions that the definition names: what each is given, what it answers, and its time limit in seconds
 * (the state's own limit is ten seconds longer). Nothing is routed by what StaffingFail says.
 */
export const tasks = {
  StaffingGather: { payload: taskSchema, result: oneOf('gathered', 'changed', 'superseded'), seconds: 120 },
  StaffingSolve: { payload: taskSchema, result: oneOf('found', 'infeasible', 'outOfTime', 'superseded'), seconds: 120 },
  StaffingFail: { payload: failureSchema, result: z.object({ outcome: z.string() }), seconds: 60 },
} as const
