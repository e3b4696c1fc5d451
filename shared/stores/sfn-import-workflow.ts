import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn'
import { executionName } from '../domain/execution.ts'
import type { ImportWorkflow } from './import-workflow.ts'
import { sfnWaits, sfnWorkflow } from './sfn-workflow.ts'

const start = async (
  client: Pick<SFNClient, 'send'>,
  stateMachineArn: string,
  importId: string,
  attempt: number,
): Promise<void> => {
  const name = executionName(importId, attempt)
  const input = JSON.stringify({ importId, attempt })
  try {
    await client.send(new StartExecutionCommand({ stateMachineArn, name, input }))
  } catch (error) {
    // The name says import and attempt, so it is the very execution that was wanted.
    if (!(error instanceof ExecutionAlreadyExists)) throw error
  }
}

/** The workflow of register imports in Step Functions. */
export const sfnImportWorkflow = (client: Pick<SFNClient, 'send'>, stateMachineArn: string): ImportWorkflow => {
  const executions = sfnWorkflow(client, stateMachineArn)
  return {
    ...sfnWaits(client),
    isRunning: (importId, attempt) => executions.isRunning(importId, attempt),
    start: (importId, attempt) => start(client, stateMachineArn, importId, attempt),
  }
}
