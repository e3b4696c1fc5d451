import type { ExecutionStatus } from '../domain/execution.ts'
import type { Moment } from '../domain/time.ts'

/** What Step Functions knows of one execution. */
export type ExecutionRecord = {
  readonly name: string
  readonly arn: string
  readonly status: ExecutionStatus
  readonly startedAt: Moment
  readonly stoppedAt?: Moment | undefined
  readonly error?: string | undefined
}

/** One event of an execution's own history, without inputs, outputs and causes: `type` is Step Functions' word for it. */
export type HistoryEvent = {
  readonly at: Moment
  readonly type: string
  readonly state?: string | undefined
  readonly error?: string | undefined
}

/** The executions of one workflow, to look at. `list` gives the newest first, `latest` the newest events first, `history` all from the beginning. */
export type Executions = {
  list(query: {
    readonly status?: ExecutionStatus | undefined
    readonly limit: number
    readonly start?: string | undefined
  }): Promise<{ readonly executions: readonly ExecutionRecord[]; readonly next?: string | undefined }>
  read(name: string): Promise<ExecutionRecord | undefined>
  latest(name: string): Promise<readonly HistoryEvent[]>
  history(name: string): Promise<readonly HistoryEvent[]>
}
