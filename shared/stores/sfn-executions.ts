import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  type DescribeExecutionCommandOutput,
  type ExecutionListItem,
  type HistoryEvent as SfnEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import { executionStatusSchema } from '../domain/execution.ts'
import type { ExecutionRecord, Executions, HistoryEvent } from './executions.ts'

/** What Step Functions gives in one page at most. */
const LARGEST_PAGE = 1000

/** Enough to find the state that an execution is in: between two entries lie its tries, at most ten of about four events each. */
const LATEST = 100

const recordOf = (one: ExecutionListItem | DescribeExecutionCommandOutput): ExecutionRecord => {
  const { name = '', executionArn: arn = '', startDate, stopDate, status } = one
  if (!startDate) throw new Error(`execution ${name} has no start`)
  return {
    name,
    arn,
    status: executionStatusSchema.parse(status),
    startedAt: startDate.toISOString(),
    stoppedAt: stopDate?.toISOString(),
    error: 'error' in one ? one.error : undefined,
  }
}

const errorIn = (event: SfnEvent): string | undefined =>
  [
    event.taskFailedEventDetails,
    event.taskTimedOutEventDetails,
    event.taskStartFailedEventDetails,
    event.taskSubmitFailedEventDetails,
    event.executionFailedEventDetails,
    event.executionAbortedEventDetails,
    event.executionTimedOutEventDetails,
  ].find((details) => details?.error !== undefined)?.error

const eventOf = (event: SfnEvent): HistoryEvent => ({
  at: (event.timestamp ?? new Date(0)).toISOString(),
  type: event.type ?? '',
  state: event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name,
  error: errorIn(event),
})

/** The executions of one state machine, in Step Functions. Inputs, outputs and causes are never asked for. */
export const sfnExecutions = (client: Pick<SFNClient, 'send'>, stateMachineArn: string): Executions => {
  const executionArn = (name: string) => `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`

  const eventsOf = async (name: string, newestFirst: boolean, maxResults: number, nextToken?: string) => {
    const { events = [], nextToken: next } = await client.send(
      new GetExecutionHistoryCommand({
        executionArn: executionArn(name),
        includeExecutionData: false,
        reverseOrder: newestFirst,
        maxResults,
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    )
    return { events: events.map(eventOf), next }
  }

  return {
    list: async ({ status, limit, start }) => {
      const { executions = [], nextToken } = await client.send(
        new ListExecutionsCommand({ stateMachineArn, statusFilter: status, maxResults: limit, nextToken: start }),
      )
      return { executions: executions.map(recordOf), next: nextToken }
    },
    read: async (name) => {
      try {
        return recordOf(await client.send(new DescribeExecutionCommand({ executionArn: executionArn(name) })))
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return undefined
        throw error
      }
    },
    latest: async (name) => (await eventsOf(name, true, LATEST)).events,
    history: async (name) => {
      const events: HistoryEvent[] = []
      let next: string | undefined
      do {
        const page = await eventsOf(name, false, LARGEST_PAGE, next)
        events.push(...page.events)
        next = page.next
      } while (next !== undefined)
      return events
    },
  }
}
