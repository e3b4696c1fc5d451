import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { environmentSchema } from '../../functions/streams/forget-users.env.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import type { Deployment } from '../deployment.ts'
import { commonEnvironment } from '../environment.ts'
import { mayQueryIndexes, mayReadItems, mayRemoveAccounts, mayWriteItems } from '../grants.ts'
import { forgettingPartitions } from '../partitions.ts'
import type { DataStack } from '../stacks/data-stack.ts'
import type { SignIn } from './sign-in.ts'

/** Every five minutes removes the accounts of erased persons from the pool. It is here because the pool is. */
export class Forgetting extends Construct {
  readonly forget: TaskFunction

  constructor(scope: Construct, id: string, deployment: Deployment, data: DataStack, { pool, client }: SignIn) {
    super(scope, id)
    this.forget = new TaskFunction(this, 'Forget', {
      deployment,
      entry: 'streams/forget-users',
      schema: environmentSchema,
      environment: {
        ...commonEnvironment(deployment, data),
        USER_POOL_ID: pool.userPoolId,
        USER_POOL_CLIENT_ID: client.userPoolClientId,
      },
      timeout: Duration.minutes(1),
      retryAttempts: 0,
    })
    mayReadItems(this.forget, data.table, { onlyPartitions: forgettingPartitions.read })
    mayQueryIndexes(this.forget, data.table, { onlyPartitions: forgettingPartitions.query })
    mayWriteItems(this.forget, data.table, { onlyPartitions: forgettingPartitions.write })
    mayRemoveAccounts(this.forget, pool)
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.forget, { retryAttempts: 0 })],
    })
  }
}
