import { GetExecutionHistoryCommand, SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { until } from '../../../local/client.ts'
import { clientFor } from '../../../local/endpoint.ts'
import type { World } from './world.ts'

/** One execution as the operators' route shows it. */
export type Execution = {
  readonly name: string
  readonly status: string
  readonly attempt: number
  readonly console: string
}

/** The executions of an application, the newest first. */
export const executionsOf = async ({ operator }: World, id: string): Promise<readonly Execution[]> => {
  const found: Execution[] = []
  let cursor = ''
  for (;;) {
    const page = await operator('GET', `/api/operator/executions?limit=100${cursor}`)
    found.push(...page.executions.filter((one: any) => one.applicationId === id))
    if (page.next === undefined) return found
    cursor = `&cursor=${encodeURIComponent(page.next)}`
  }
}

/** Waits until no execution of an application runs, then gives all of them. */
export const endedExecutions = (world: World, id: string): Promise<readonly Execution[]> =>
  until(`the executions of ${id} to end`, 30, async () => {
    const all = await executionsOf(world, id)
    return all.some(({ status }) => status === 'RUNNING') ? undefined : all
  })

/** The address of an attempt's execution at Step Functions. */
export const executionArn = ({ outputs }: World, name: string): string =>
  `${outputs['ClusterApprovalArn']!.replace(':stateMachine:', ':execution:')}:${name}`

/** Every event of an execution, as Step Functions keeps and shows it. */
export const historyOf = async (world: World, name: string): Promise<readonly object[]> => {
  const client = new SFNClient(clientFor(world.endpoint))
  const history = { executionArn: executionArn(world, name), includeExecutionData: true, maxResults: 1000 }
  return (await client.send(new GetExecutionHistoryCommand(history))).events ?? []
}

/** Stops an execution by hand. */
export const stopExecution = async (world: World, name: string): Promise<void> => {
  const client = new SFNClient(clientFor(world.endpoint))
  await client.send(new StopExecutionCommand({ executionArn: executionArn(world, name) }))
}

/** Runs an execution beside those that the service starts, and gives the state that it ended in. */
export const startExecution = async (world: World, name: string, input: object): Promise<string> => {
  const client = new SFNClient(clientFor(world.endpoint))
  const stateMachineArn = world.outputs['ClusterApprovalArn']
  await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
  return until(`${name} to end`, 30, async () => {
    const { status, state } = await world.operator('GET', `/api/operator/executions/${name}`)
    return status === 'RUNNING' ? undefined : state
  })
}
