import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import { executionName } from '../domain/execution.ts'
import type { Workflow } from './workflow.ts'

type Client = Pick<SFNClient, 'send'>

/** What Step Functions says of a token that no task waits with: spent, timed out, or of an execution that has ended. */
const GONE = [TaskDoesNotExist, TaskTimedOut, InvalidToken]

/** Completes waits in Step Functions; a token knows its own execution, so no ARN is needed. */
export const sfnWaits = (
  client: Client,
): { completeWait(token: string, outcome: string): Promise<'completed' | 'gone'> } => ({
  completeWait: async (taskToken, outcome) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }))
      return 'completed'
    } catch (error) {
      if (GONE.some((kind) => error instanceof kind)) return 'gone'
      throw error
    }
  },
})

/** The workflow in Step Functions: its waits, and whether an attempt's execution still runs. */
export const sfnWorkflow = (client: Client, stateMachineArn: string): Workflow => ({
  ...sfnWaits(client),
  isRunning: async (applicationId, attempt) => {
    const name = executionName(applicationId, attempt)
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
    try {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }))
      return status === 'RUNNING'
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return false
      throw error
    }
  },
})
