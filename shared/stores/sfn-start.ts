import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn'

/** Starts executions of one state machine; a name that has been used is told, not thrown. */
export const sfnStart =
  (client: Pick<SFNClient, 'send'>, stateMachineArn: string) =>
  async (name: string, input: object): Promise<'started' | 'exists'> => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
      return 'started'
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return 'exists'
      throw error
    }
  }
