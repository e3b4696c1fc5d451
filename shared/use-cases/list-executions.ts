import { attemptIn, consoleAddress, type Execution, type ExecutionStatus } from '../domain/execution.ts'
import type { ExecutionRecord, Executions } from '../stores/executions.ts'
import { inParallel } from './support/in-parallel.ts'

/** What listing executions reads with. */
export type ListExecutionsDeps = { readonly executions: Pick<Executions, 'list' | 'latest'> }

/** Which executions, and where the page begins; `limit` is at most 100. */
export type ListExecutionsCommand = {
  readonly status?: ExecutionStatus | undefined
  readonly limit: number
  readonly start?: string | undefined
}

/** An execution as operators see it, in this state. */
export const executionOf = (record: ExecutionRecord, state: string | undefined): Execution => {
  const { name, arn, status, startedAt, stoppedAt } = record
  return {
    name,
    ...attemptIn(name),
    status,
    startedAt,
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    ...(state === undefined ? {} : { state }),
    console: consoleAddress(arn),
  }
}

/** Executions, the newest first, each with the state that it is in or ended in. */
export const makeListExecutions =
  ({ executions }: ListExecutionsDeps) =>
  async (command: ListExecutionsCommand): Promise<{ executions: readonly Execution[]; next?: string | undefined }> => {
    const page = await executions.list(command)
    const listed = await inParallel(8, page.executions, async (record) => {
      const events = await executions.latest(record.name)
      return executionOf(record, events.find(({ type }) => type.endsWith('StateEntered'))?.state)
    })
    return { executions: listed, next: page.next }
  }
