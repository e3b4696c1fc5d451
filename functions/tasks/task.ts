import chain, { type MiddlewareObj } from '@middy/core'
import type { Context } from 'aws-lambda'
import * as z from 'zod'
import type { Moment } from '../../shared/domain/time.ts'
import type { Observe } from '../streams/observe.ts'

const aboutSchema = z
  .object({ applicationId: z.string(), importId: z.string(), attempt: z.number(), retry: z.number() })
  .partial()
  .catch({})

type Outcome = { readonly outcome: string }

/** A task: its name and contract, the stage's clock, who hears of its calls, and the use case that it runs. */
export type Task<Payload, Result> = {
  readonly name: string
  readonly contract: { readonly payload: z.ZodType<Payload>; readonly result: z.ZodType<Result, Result> }
  readonly clock: () => Promise<Moment>
  readonly observe: Observe
  readonly run: (command: Payload & { readonly now: Moment }) => Promise<Result>
}

/**
 * The error as Step Functions is told of it: its name, by which it is counted, and where to read on. Its text stays in the log,
 * because an execution's history is open to everybody who may look at executions.
 */
const withoutText = (error: Error | null | undefined, requestId: string): Error =>
  Object.assign(new Error(`the log of request ${requestId} says why`), { name: error?.name ?? 'Error' })

type Internal = { startedAt: number }
type Observed = MiddlewareObj<unknown, Outcome, Error, Context, Partial<Internal>>

const observed = (task: string, observe: Observe): Observed => {
  const callOf = (event: unknown, { startedAt = Date.now() }: Partial<Internal>) => ({
    task,
    ...aboutSchema.parse(event),
    milliseconds: Date.now() - startedAt,
  })
  return {
    before: ({ internal }) => {
      internal.startedAt = Date.now()
    },
    after: ({ event, internal, response }) => {
      observe({ ...callOf(event, internal), ...(response ? { outcome: response.outcome } : {}) })
    },
    onError: (request) => {
      observe({ ...callOf(request.event, request.internal), error: request.error })
      request.error = withoutText(request.error, request.context.awsRequestId)
    },
  }
}

/** The one chain for workflow tasks: read the payload by its contract, ask for the time once, run, answer by the contract. */
export const taskHandler = <Payload extends object, Result extends Outcome>(task: Task<Payload, Result>) =>
  chain<unknown, Outcome, Error, Context, Internal>()
    .use(observed(task.name, task.observe))
    .handler(async (event) => {
      const payload = task.contract.payload.parse(event)
      return task.contract.result.parse(await task.run({ ...payload, now: await task.clock() }))
    })
