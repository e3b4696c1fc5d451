import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  StartExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import { joinExecutionName, type JoinAttempt } from '../domain/join-execution.ts'
import type { JoinWorkflow } from './join-workflow.ts'
import { sfnWaits } from './sfn-workflow.ts'

type Client = Pick<SFNClient, 'send'>

const start = async (client: Client, stateMachineArn: string, attempt: JoinAttempt): Promise<void> => {
  const name = joinExecutionName(attempt)
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(attempt) }))
  } catch (error) {
    // The name says which request and which attempt, so it is the very execution that was wanted.
    if (!(error instanceof ExecutionAlreadyExists)) throw error
  }
}

const isRunning = async (client: Client, stateMachineArn: string, attempt: JoinAttempt): Promise<boolean> => {
  const executions = stateMachineArn.replace(':stateMachine:', ':execution:')
  try {
    const executionArn = `${executions}:${joinExecutionName(attempt)}`
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }))
    return status === 'RUNNING'
  } catch (error) {
    if (error instanceof ExecutionDoesNotExist) return false
    throw error
  }
}

/** The workflow of requests to join in Step Functions. */
export const sfnJoinWorkflow = (client: Client, stateMachineArn: string): JoinWorkflow => ({
  ...sfnWaits(client),
  start: (attempt) => start(client, stateMachineArn, attempt),
  isRunning: (attempt) => isRunning(client, stateMachineArn, attempt),
})
