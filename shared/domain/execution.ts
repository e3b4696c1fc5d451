import * as z from 'zod'
import { applicationIdSchema } from './application.ts'
import { momentSchema } from './time.ts'

const attemptSchema = z.object({ applicationId: applicationIdSchema, attempt: z.coerce.number().int().min(1) })

/** The name of the execution of an attempt: the same attempt cannot be started twice. */
export const executionName = (applicationId: string, attempt: number): string => `${applicationId}-${attempt}`

/** The attempt that an execution's name speaks of; undefined for a name that we did not give. */
export const attemptIn = (name: string): z.infer<typeof attemptSchema> | undefined => {
  const dash = name.lastIndexOf('-')
  return attemptSchema.safeParse({ applicationId: name.slice(0, dash), attempt: name.slice(dash + 1) }).data
}

/** The workflows whose executions operators look at. */
export const watchedWorkflowSchema = z.enum(['cluster-approval', 'chain-staffing'])
export type WatchedWorkflow = z.infer<typeof watchedWorkflowSchema>

/** Where an execution stands, in the words of Step Functions. */
export const executionStatusSchema = z.enum([
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
  'PENDING_REDRIVE',
])
export type ExecutionStatus = z.infer<typeof executionStatusSchema>

/** One execution as operators see it; `state` is the one it is in, or ended in. `console` opens it in the AWS console. */
export const executionSchema = z.strictObject({
  name: z.string(),
  applicationId: applicationIdSchema.optional(),
  attempt: z.int().min(1).optional(),
  status: executionStatusSchema,
  startedAt: momentSchema,
  stoppedAt: momentSchema.optional(),
  state: z.string().optional(),
  console: z.url(),
})
export type Execution = z.infer<typeof executionSchema>

/** One visit to a state: when, how often its task was tried, and what failed; without what went in and came out. */
export const stepSchema = z.strictObject({
  state: z.string(),
  kind: z.string(),
  enteredAt: momentSchema,
  exitedAt: momentSchema.optional(),
  tries: z.int().min(0),
  failures: z.array(z.strictObject({ at: momentSchema, error: z.string() })),
})
export type Step = z.infer<typeof stepSchema>

/** One execution with the timeline of its states; `error` is there if it failed. */
export const executionTimelineSchema = executionSchema.extend({
  steps: z.array(stepSchema),
  error: z.string().optional(),
})
export type ExecutionTimeline = z.infer<typeof executionTimelineSchema>

/** The address of an execution in the AWS console, from its ARN. */
export const consoleAddress = (arn: string): string => {
  const region = arn.split(':')[3] ?? ''
  return `https://${region}.console.aws.amazon.com/states/home?region=${region}#/v2/executions/details/${arn}`
}
