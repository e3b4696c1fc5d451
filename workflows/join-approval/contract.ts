import * as z from 'zod'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { oneOf, taskPayload } from '../contract-parts.ts'

const attempt = {
  clusterId: z.uuid(),
  organisation: organisationKeySchema,
  generation: z.int().min(1),
  attempt: z.int().min(1),
}

/** What an execution is started with: which attempt at which request. */
export const executionInputSchema = z.object(attempt)

const taskSchema = taskPayload(attempt)

/**
 * The functions that the definition names: what each is given, what it answers, and its time limit in seconds
 * (the state's own limit is ten seconds longer). `settled`: somebody else has decided the request meanwhile. What JoinAwait answers routes
 * nothing: its wait goes on by the callback.
 */
export const tasks = {
  JoinVerify: {
    payload: taskSchema,
    result: oneOf('open', 'consent', 'refused', 'settled', 'superseded'),
    seconds: 60,
  },
  JoinAwait: { payload: taskSchema.extend({ token: z.string().min(1) }), result: oneOf('entered'), seconds: 60 },
  JoinAdmit: { payload: taskSchema, result: oneOf('admitted', 'refused', 'settled', 'superseded'), seconds: 60 },
} as const

/** The state that waits, what its wait can be completed with, and how long it lasts at most, in seconds: a backstop near a year. */
export const waits = {
  AwaitCoordinator: { result: oneOf('due', 'settled', 'superseded'), seconds: 30_000_000 },
} as const
