import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Construct } from 'constructs'
import { environmentSchema as statusSchema } from '../../functions/streams/execution-status.env.ts'
import { environmentSchema as startSchema } from '../../functions/streams/start.env.ts'
import type { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { WorkQueue } from '../constructs/work-queue.ts'
import { commonEnvironment } from '../environment.ts'
import { mayStartExecutions, mayUseTable } from '../grants.ts'
import type { Given } from './given.ts'

const timeout = Duration.seconds(30)

/** Starts the executions of attempts, and hears of those that ended as they should not. */
export class Starting extends Construct {
  readonly work: WorkQueue
  readonly functions: readonly TaskFunction[]

  constructor(
    scope: Construct,
    id: string,
    given: Given & { readonly [machine in 'machine' | 'joins' | 'staffing']: AslStateMachine },
  ) {
    super(scope, id)
    const { deployment, data, deadLetters, machine, joins, staffing } = given
    this.work = new WorkQueue(this, 'Work', { deployment, consumerTimeout: timeout })
    const environment = commonEnvironment(deployment, data)

    const start = new TaskFunction(this, 'Start', {
      deployment,
      timeout,
      entry: 'streams/start',
      schema: startSchema,
      environment: {
        ...environment,
        CLUSTER_APPROVAL_ARN: machine.stateMachineArn,
        JOIN_APPROVAL_ARN: joins.stateMachineArn,
        CHAIN_STAFFING_ARN: staffing.stateMachineArn,
      },
    })
    this.work.feeds(start, { batchSize: 10, instances: 5 })
    mayUseTable(start, data.table)
    for (const each of [machine, joins, staffing]) mayStartExecutions(start, each)

    const status = new TaskFunction(this, 'Status', {
      deployment,
      entry: 'streams/execution-status',
      schema: statusSchema,
      environment,
      onFailure: new SqsDestination(deadLetters),
    })
    mayUseTable(status, data.table)
    new Rule(this, 'Ended', {
      description: 'Executions that failed, were stopped or timed out',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'ABORTED', 'TIMED_OUT'], stateMachineArn: [machine.stateMachineArn] },
      },
      targets: [new LambdaFunction(status, { deadLetterQueue: deadLetters })],
    })
    this.functions = [start, status]
  }
}
