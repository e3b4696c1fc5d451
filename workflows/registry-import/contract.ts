import * as z from 'zod'
import { failurePayload, oneOf, taskPayload } from '../contract-parts.ts'

const attempt = { importId: z.uuid(), attempt: z.int().min(1) }

/** What an execution is started with. */
export const executionInputSchema = z.object(attempt)

const taskSchema = taskPayload(attempt)

const waitSchema = taskSchema.extend({ token: z.string().min(1) })

const failureSchema = failurePayload(attempt)

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
