import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { environmentSchema } from '../../functions/streams/sweep.env.ts'
import type { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import type { WorkQueue } from '../constructs/work-queue.ts'
import { commonEnvironment } from '../environment.ts'
import { mayAskForExecutions, mayCompleteWaits, maySend, mayStartExecutions, mayUseTable } from '../grants.ts'
import type { Given } from './given.ts'

type Mended = {
  readonly machine: AslStateMachine
  readonly joins: AslStateMachine
  readonly imports: AslStateMachine
  readonly mail: WorkQueue
  readonly wake: WorkQueue
  readonly start: WorkQueue
}

/** Every five minutes finds and mends what the stream or an execution forgot. */
export class Sweeping extends Construct {
  readonly sweep: TaskFunction

  constructor(
    scope: Construct,
    id: string,
    { deployment, data, machine, joins, imports, mail, wake, start }: Given & Mended,
  ) {
    super(scope, id)
    this.sweep = new TaskFunction(this, 'Sweep', {
      deployment,
      entry: 'streams/sweep',
      schema: environmentSchema,
      environment: {
        ...commonEnvironment(deployment, data),
        CLUSTER_APPROVAL_ARN: machine.stateMachineArn,
        JOIN_APPROVAL_ARN: joins.stateMachineArn,
        REGISTRY_IMPORT_ARN: imports.stateMachineArn,
        MAIL_QUEUE_URL: mail.queue.queueUrl,
        WAKE_QUEUE_URL: wake.queue.queueUrl,
        START_QUEUE_URL: start.queue.queueUrl,
      },
      timeout: Duration.minutes(4),
      memorySize: 1024,
      retryAttempts: 0,
    })
    mayUseTable(this.sweep, data.table)
    for (const each of [machine, joins, imports]) mayAskForExecutions(this.sweep, each)
    mayStartExecutions(this.sweep, imports)
    mayCompleteWaits(this.sweep)
    for (const { queue } of [mail, wake, start]) maySend(this.sweep, queue)
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.sweep, { retryAttempts: 0 })],
    })
  }
}
