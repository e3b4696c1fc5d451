import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { environmentSchema } from '../../functions/streams/wake.env.ts'
import type { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { WorkQueue } from '../constructs/work-queue.ts'
import { commonEnvironment } from '../environment.ts'
import { mayAskForExecutions, mayCompleteWaits, mayUseTable } from '../grants.ts'
import type { Given } from './given.ts'

const timeout = Duration.seconds(30)

/** Looks at applications that something happened to, and wakes their executions. */
export class Waking extends Construct {
  readonly work: WorkQueue
  readonly wake: TaskFunction

  constructor(
    scope: Construct,
    id: string,
    { deployment, data, machine }: Given & { readonly machine: AslStateMachine },
  ) {
    super(scope, id)
    this.work = new WorkQueue(this, 'Work', { deployment, consumerTimeout: timeout })
    const environment = commonEnvironment(deployment, data)
    this.wake = new TaskFunction(this, 'Wake', {
      deployment,
      timeout,
      entry: 'streams/wake',
      schema: environmentSchema,
      environment: { ...environment, CLUSTER_APPROVAL_ARN: machine.stateMachineArn },
    })
    this.work.feeds(this.wake, { batchSize: 10, instances: 10 })
    mayUseTable(this.wake, data.table)
    mayCompleteWaits(this.wake)
    mayAskForExecutions(this.wake, machine)
  }
}
