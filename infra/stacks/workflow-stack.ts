import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { AslStateMachine } from '../constructs/asl-state-machine.ts'
import type { TaskFunction } from '../constructs/task-function.ts'
import { stackProps, type Deployment } from '../deployment.ts'
import { tell } from '../outputs.ts'
import { ChainStaffing } from '../workflows/chain-staffing.ts'
import { ClusterApproval } from '../workflows/cluster-approval.ts'
import { JoinApproval } from '../workflows/join-approval.ts'
import { RegistryImport } from '../workflows/registry-import.ts'
import type { DataStack } from './data-stack.ts'

/** What goes on by itself: the workflows and their tasks. */
export class WorkflowStack extends Stack {
  readonly clusterApproval: AslStateMachine
  readonly joinApproval: AslStateMachine
  readonly registryImport: AslStateMachine
  readonly chainStaffing: AslStateMachine
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, deployment: Deployment, data: DataStack) {
    super(scope, 'Workflow', stackProps(deployment, 'Workflow', 'the workflows and their tasks'))
    const approval = new ClusterApproval(this, 'ClusterApproval', deployment, data)
    const joining = new JoinApproval(this, 'JoinApproval', deployment, data)
    const imports = new RegistryImport(this, 'RegistryImport', deployment, data)
    const staffing = new ChainStaffing(this, 'ChainStaffing', deployment, data)

    this.clusterApproval = approval.machine
    this.joinApproval = joining.machine
    this.registryImport = imports.machine
    this.chainStaffing = staffing.machine
    this.functions = [...approval.functions, ...joining.functions, ...imports.functions, ...staffing.functions]

    tell(this, 'ClusterApprovalArn', approval.machine.stateMachineArn)
    tell(this, 'JoinApprovalArn', joining.machine.stateMachineArn)
    tell(this, 'RegistryImportArn', imports.machine.stateMachineArn)
  }
}
