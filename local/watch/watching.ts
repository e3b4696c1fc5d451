import * as z from 'zod'
import {
  executionName,
  executionSchema,
  executionTimelineSchema,
  type Execution,
  type ExecutionTimeline,
} from '../../shared/domain/execution.ts'
import { ApiProblem } from '../client.ts'
import type { Person } from '../demo/person.ts'

const pageSchema = z.object({ executions: z.array(executionSchema), next: z.string().optional() })
const restartedSchema = z.object({ outcome: z.string() })

/** What is asked of the API here: a request and the schema of its reply, as an operator. */
export type Ask = Person['ask']

/** The newest executions, so many at most (up to 100). */
export const newestExecutions = async (ask: Ask, limit: number): Promise<readonly Execution[]> =>
  (await ask({ path: `/api/operator/executions?limit=${limit}` }, pageSchema)).executions

/** One execution with its timeline; undefined where there is none of that name. */
export const oneExecution = async (ask: Ask, name: string): Promise<ExecutionTimeline | undefined> => {
  try {
    return await ask({ path: `/api/operator/executions/${encodeURIComponent(name)}` }, executionTimelineSchema)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined
    throw error
  }
}

/** The execution of an application's last attempt; undefined where none was ever started. */
export const lastExecution = async (ask: Ask, applicationId: string): Promise<ExecutionTimeline | undefined> => {
  let last: ExecutionTimeline | undefined
  for (let attempt = 1; ; attempt += 1) {
    const found = await oneExecution(ask, executionName(applicationId, attempt))
    if (!found) return last
    last = found
  }
}

/** Begins the attempt after this one; says `alreadyMoved` where a later one has begun, and changes nothing then. */
export const restart = async (ask: Ask, applicationId: string, attempt: number): Promise<string> => {
  const path = `/api/operator/applications/${applicationId}/restart`
  return (await ask({ method: 'POST', path, body: { attempt } }, restartedSchema)).outcome
}
