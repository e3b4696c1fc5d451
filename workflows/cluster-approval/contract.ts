import * as z from 'zod'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import { resumeAtSchema } from '../../shared/items/application-item.ts'
import { failurePayload, oneOf, taskPayload } from '../contract-parts.ts'

const attempt = { applicationId: applicationIdSchema, attempt: z.int().min(1) }

/** What an execution is started with. */
export const executionInputSchema = z.object({ ...attempt, resumeAt: resumeAtSchema })

const taskSchema = taskPayload(attempt)

const waitSchema = z.discriminatedUnion('kind', [
  taskSchema.extend({ kind: z.literal('correction'), token: z.string().min(1) }),
  taskSchema.extend({ kind: z.literal('consortium'), token: z.string().min(1) }),
  taskSchema.extend({ kind: z.literal('officer'), token: z.string().min(1) }),
])

const failureSchema = failurePayload(attempt)

/**
 * The functions that the definition names: what each is given, what it answers, and its time limit in seconds
 * (the state's own limit is ten seconds longer, so that a function that hangs is ended and reported by Lambda). What Await and MarkStuck
 * answer routes nothing: a wait goes on by its callback, and a failure stays one.
 */
export const tasks = {
  ScreenApplication: {
    payload: taskSchema,
    result: oneOf('rejected', 'needsCorrection', 'eligible', 'superseded'),
    seconds: 60,
  },
  InviteConsortium: { payload: taskSchema, result: oneOf('invited', 'superseded'), seconds: 300 },
  Await: { payload: waitSchema, result: oneOf('entered'), seconds: 60 },
  AssessConsortium: {
    payload: taskSchema,
    result: oneOf('approved', 'rejected', 'review', 'notYet', 'superseded'),
    seconds: 60,
  },
  RegisterCluster: { payload: taskSchema, result: oneOf('registered', 'changed', 'superseded'), seconds: 300 },
  RecordRejection: { payload: taskSchema, result: oneOf('rejected', 'expired', 'changed', 'superseded'), seconds: 60 },
  MarkStuck: { payload: failureSchema, result: oneOf('retrying', 'stuck', 'superseded'), seconds: 60 },
} as const

/** The states that wait, and what each kind of wait can be completed with. */
export const waits = {
  AwaitCorrection: { kind: 'correction', result: oneOf('corrected', 'due', 'withdrawn', 'superseded') },
  AwaitConsortium: { kind: 'consortium', result: oneOf('woken', 'withdrawn', 'superseded') },
  AwaitOfficer: { kind: 'officer', result: oneOf('finding', 'withdrawn', 'superseded') },
} as const
