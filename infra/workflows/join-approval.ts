import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { environmentSchema as admitSchema } from '../../functions/tasks/join-admit.env.ts'
import { environmentSchema as awaitSchema } from '../../functions/tasks/join-await.env.ts'
import { environmentSchema as verifySchema } from '../../functions/tasks/join-verify.env.ts'
import { tasks as contract } from '../../workflows/join-approval/contract.ts'
import { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import type { Deployment } from '../deployment.ts'
import { commonEnvironment } from '../environment.ts'
import { mayCompleteWaits, mayUseTable } from '../grants.ts'
import type { DataStack } from '../stacks/data-stack.ts'

const limitOf = (task: keyof typeof contract) => ({ timeout: Duration.seconds(contract[task].seconds) })

/** From a request to join a registered cluster to a membership or a refusal. */
export class JoinApproval extends Construct {
  readonly machine: AslStateMachine
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, deployment: Deployment, data: DataStack) {
    super(scope, id)
    const environment = commonEnvironment(deployment, data)
    const common = { deployment, environment }

    const tasks = {
      JoinVerify: new TaskFunction(this, 'Verify', {
        ...common,
        entry: 'tasks/join-verify',
        schema: verifySchema,
        ...limitOf('JoinVerify'),
      }),
      JoinAwait: new TaskFunction(this, 'Await', {
        ...common,
        entry: 'tasks/join-await',
        schema: awaitSchema,
        ...limitOf('JoinAwait'),
      }),
      JoinAdmit: new TaskFunction(this, 'Admit', {
        ...common,
        entry: 'tasks/join-admit',
        schema: admitSchema,
        ...limitOf('JoinAdmit'),
      }),
    }
    this.functions = Object.values(tasks)
    for (const each of this.functions) mayUseTable(each, data.table)
    mayCompleteWaits(tasks.JoinAwait)

    this.machine = new AslStateMachine(this, 'Machine', { deployment, workflow: 'join-approval', tasks })
  }
}
