import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn'
import type { StartExecutionDeps } from '../use-cases/start-execution.ts'

/** Starts executions of one state machine; a name that has been used is told, not thrown. */
export const sfnStart =
  (client: Pick<SFNClient, 'send'>, stateMachineArn: string): StartExecutionDeps['start'] =>
  async (name, input) => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
      return 'started'
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return 'exists'
      throw error
    }
  }
