import * as z from 'zod'
import { failurePayload, oneOf, taskPayload } from '../contract-parts.ts'

const attempt = { owner: z.uuid(), chain: z.uuid(), run: z.uuid() }

/** What an execution is started with: which computation of which chain of which consortium or cluster. */
export const executionInputSchema = z.object(attempt)

const taskSchema = taskPayload(attempt)

const failureSchema = failurePayload(attempt)

/**
 * The functions that the definition names: what each is given, what it answers, and its time limit in seconds
 * (the state's own limit is ten seconds longer). Nothing is routed by what StaffingFail says.
 */
export const tasks = {
  StaffingGather: { payload: taskSchema, result: oneOf('gathered', 'changed', 'superseded'), seconds: 120 },
  StaffingSolve: { payload: taskSchema, result: oneOf('found', 'infeasible', 'outOfTime', 'superseded'), seconds: 120 },
  StaffingFail: { payload: failureSchema, result: z.object({ outcome: z.string() }), seconds: 60 },
} as const
