import { Duration, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { commonEnvironment as commonSchema } from '../../functions/environment.ts'
import { environmentSchema as assessConsortium } from '../../functions/tasks/assess-consortium.env.ts'
import { environmentSchema as awaitWord } from '../../functions/tasks/await.env.ts'
import { environmentSchema as inviteConsortium } from '../../functions/tasks/invite-consortium.env.ts'
import { environmentSchema as markStuck } from '../../functions/tasks/mark-stuck.env.ts'
import { environmentSchema as recordRejection } from '../../functions/tasks/record-rejection.env.ts'
import { environmentSchema as registerCluster } from '../../functions/tasks/register-cluster.env.ts'
import { environmentSchema as screenApplication } from '../../functions/tasks/screen-application.env.ts'
import { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { stackProps, type Deployment } from '../deployment.ts'
import { commonEnvironment } from '../environment.ts'
import { mayCompleteWaits, mayUseTable } from '../grants.ts'
import { tell } from '../outputs.ts'
import type { DataStack } from './data-stack.ts'

type Size = { readonly timeout: Duration; readonly memorySize: number }
/** The definition gives each task ten seconds more than this. */
const oneCase: Size = { timeout: Duration.minutes(1), memorySize: 512 }
const wholeConsortium: Size = { timeout: Duration.minutes(5), memorySize: 1024 }

/** What is decided: the workflow from a submitted application to a registered cluster. */
export class WorkflowStack extends Stack {
  readonly clusterApproval: AslStateMachine
  readonly registryImport: AslStateMachine
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, deployment: Deployment, data: DataStack) {
    super(scope, 'Workflow', stackProps(deployment, 'Workflow', 'the workflows and their tasks'))
    const environment = commonEnvironment(deployment, data)
    const task = (id: string, entry: string, schema: typeof commonSchema, size: Size) =>
      new TaskFunction(this, id, { deployment, entry, schema, environment, ...size })

    const tasks = {
      ScreenApplication: task('ScreenApplication', 'tasks/screen-application', screenApplication, oneCase),
      InviteConsortium: task('InviteConsortium', 'tasks/invite-consortium', inviteConsortium, wholeConsortium),
      Await: task('Await', 'tasks/await', awaitWord, oneCase),
      AssessConsortium: task('AssessConsortium', 'tasks/assess-consortium', assessConsortium, oneCase),
      RegisterCluster: task('RegisterCluster', 'tasks/register-cluster', registerCluster, wholeConsortium),
      RecordRejection: task('RecordRejection', 'tasks/record-rejection', recordRejection, oneCase),
      MarkStuck: task('MarkStuck', 'tasks/mark-stuck', markStuck, oneCase),
    }
    this.functions = Object.values(tasks)
    for (const task of this.functions) mayUseTable(task, data.table)
    mayCompleteWaits(tasks.Await)

    this.clusterApproval = new AslStateMachine(this, 'ClusterApproval', {
      deployment,
      workflow: 'cluster-approval',
      tasks,
    })
    this.registryImport = this.clusterApproval
    tell(this, 'ClusterApprovalArn', this.clusterApproval.stateMachineArn)
  }
}
