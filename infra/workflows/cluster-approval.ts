import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import type { commonEnvironment as commonSchema } from '../../functions/environment.ts'
import { environmentSchema as assessConsortium } from '../../functions/tasks/assess-consortium.env.ts'
import { environmentSchema as awaitWord } from '../../functions/tasks/await.env.ts'
import { environmentSchema as inviteConsortium } from '../../functions/tasks/invite-consortium.env.ts'
import { environmentSchema as markStuck } from '../../functions/tasks/mark-stuck.env.ts'
import { environmentSchema as recordRejection } from '../../functions/tasks/record-rejection.env.ts'
import { environmentSchema as registerCluster } from '../../functions/tasks/register-cluster.env.ts'
import { environmentSchema as screenApplication } from '../../functions/tasks/screen-application.env.ts'
import { tasks as contract } from '../../workflows/cluster-approval/contract.ts'
import { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import type { Deployment } from '../deployment.ts'
import { commonEnvironment } from '../environment.ts'
import { mayCompleteWaits, mayUseTable } from '../grants.ts'
import type { DataStack } from '../stacks/data-stack.ts'

const forWholeConsortium = { memorySize: 1024 }

/** From a submitted application to a registered cluster. */
export class ClusterApproval extends Construct {
  readonly machine: AslStateMachine
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, deployment: Deployment, data: DataStack) {
    super(scope, id)
    const environment = commonEnvironment(deployment, data)
    const task = (state: keyof typeof contract, entry: string, schema: typeof commonSchema, size = {}) =>
      new TaskFunction(this, state, {
        deployment,
        entry,
        schema,
        environment,
        timeout: Duration.seconds(contract[state].seconds),
        ...size,
      })

    const tasks = {
      ScreenApplication: task('ScreenApplication', 'tasks/screen-application', screenApplication),
      InviteConsortium: task('InviteConsortium', 'tasks/invite-consortium', inviteConsortium, forWholeConsortium),
      Await: task('Await', 'tasks/await', awaitWord),
      AssessConsortium: task('AssessConsortium', 'tasks/assess-consortium', assessConsortium, forWholeConsortium),
      RegisterCluster: task('RegisterCluster', 'tasks/register-cluster', registerCluster, forWholeConsortium),
      RecordRejection: task('RecordRejection', 'tasks/record-rejection', recordRejection),
      MarkStuck: task('MarkStuck', 'tasks/mark-stuck', markStuck),
    }
    this.functions = Object.values(tasks)
    for (const each of this.functions) mayUseTable(each, data.table)
    mayCompleteWaits(tasks.Await)

    this.machine = new AslStateMachine(this, 'Machine', { deployment, workflow: 'cluster-approval', tasks })
  }
}
