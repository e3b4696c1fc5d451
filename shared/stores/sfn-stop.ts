import { ExecutionDoesNotExist, StopExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn'
import type { StopExecution } from './functions.ts'

/** Stops executions of one state machine. */
export const sfnStop =
  (client: Pick<SFNClient, 'send'>, stateMachineArn: string): StopExecution =>
  async (name) => {
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
    try {
      await client.send(new StopExecutionCommand({ executionArn, error: 'Restarted' }))
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error
    }
  }
