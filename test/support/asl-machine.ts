import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const comment = { Comment: z.string().min(1) }
const target = { Next: z.string() }
const output = { Output: z.unknown().optional() }
const errors = { ErrorEquals: z.array(z.string()).min(1) }

const retrierSchema = z.strictObject({
  ...errors,
  IntervalSeconds: z.int().min(1),
  BackoffRate: z.number().min(1),
  MaxDelaySeconds: z.int(),
  JitterStrategy: z.literal('FULL'),
  MaxAttempts: z.int().min(1),
})

const taskSchema = z.strictObject({
  ...comment,
  Type: z.literal('Task'),
  Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken']),
  Arguments: z.strictObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.unknown()) }),
  TimeoutSeconds: z.int().min(1),
  Retry: z.array(retrierSchema),
  Catch: z.array(z.strictObject({ ...errors, ...output, ...target })).optional(),
  ...output,
  ...target,
})
export type AslTask = z.infer<typeof taskSchema>

const choiceSchema = z.strictObject({
  ...comment,
  Type: z.literal('Choice'),
  Choices: z.array(z.strictObject({ Condition: z.string(), ...target })).min(1),
  Default: z.string(),
})
export type AslChoice = z.infer<typeof choiceSchema>

const failSchema = z.strictObject({ ...comment, Type: z.literal('Fail'), Error: z.string(), Cause: z.string() })
export type AslFail = z.infer<typeof failSchema>

const succeedSchema = z.strictObject({ ...comment, Type: z.literal('Succeed') })

/** The part of the Amazon States Language that the runner understands; what it would pass over in silence, it refuses here. */
const machineSchema = z.strictObject({
  ...comment,
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  States: z.record(z.string(), z.discriminatedUnion('Type', [taskSchema, choiceSchema, failSchema, succeedSchema])),
})
export type Machine = z.infer<typeof machineSchema>

/** The definition of a workflow as it lies in its file. */
export const definitionOf = (workflow: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../workflows', workflow, `${workflow}.asl.json`), 'utf8'))

/** A definition as the runner reads it; throws for a state type or a field that it does not know. */
export const machineFrom = (definition: unknown): Machine => machineSchema.parse(definition)
