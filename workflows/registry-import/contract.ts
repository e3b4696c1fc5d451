import * as z from 'zod'

const attempt = { importId: z.uuid(), attempt: z.int().min(1) }

/** What an execution is started with. */
export const executionInputSchema = z.object(attempt)

/** Step Functions writes moments with any number of fractional digits; ours have three. */
const stateEntrySchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())

/** What every task is given: which attempt, when its state was entered, and how often it was retried there. */
const taskSchema = z.object({ ...attempt, enteredAt: stateEntrySchema, retry: z.int().min(0) })

const waitSchema = taskSchema.extend({ token: z.string().min(1) })

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

/** Nothing is routed by what these tasks say: a wait goes on by its callback, and a failure is a failure. */
const anything = z.object({ outcome: z.string() })

/**
 * The functions that the definition names: what each is given, what it answers, and its time limit in seconds
 * (the state's own limit is ten seconds longer, so that a function that hangs is ended and reported by Lambda).
 */
export const tasks = {
  ImportCheck: { payload: taskSchema, result: oneOf('clean', 'suspicious', 'refused', 'superseded'), seconds: 600 },
  ImportAwait: { payload: waitSchema, result: anything, seconds: 60 },
  ImportApply: { payload: taskSchema, result: oneOf('more', 'done', 'superseded'), seconds: 600 },
  ImportFail: { payload: failureSchema, result: anything, seconds: 60 },
} as const

/** The state that waits, what its wait can be completed with, and how long it lasts at most, in seconds: 30 days. */
export const waits = {
  AwaitOfficer: { result: oneOf('released', 'discarded', 'superseded'), seconds: 2_592_000 },
} as const
