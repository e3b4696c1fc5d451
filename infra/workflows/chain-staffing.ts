import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { environmentSchema as failSchema } from '../../functions/tasks/staffing-fail.env.ts'
import { environmentSchema as gatherSchema } from '../../functions/tasks/staffing-gather.env.ts'
import { environmentSchema as solveSchema } from '../../functions/tasks/staffing-solve.env.ts'
import { tasks as contract } from '../../workflows/chain-staffing/contract.ts'
import { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import type { Deployment } from '../deployment.ts'
import { commonEnvironment } from '../environment.ts'
import { mayReadFiles, mayReadItems, mayWriteFiles, mayWriteItems } from '../grants.ts'
import { staffingPartitions } from '../partitions.ts'
import type { DataStack } from '../stacks/data-stack.ts'

const limitOf = (task: keyof typeof contract) => ({ timeout: Duration.seconds(contract[task].seconds) })

/** A whole processor: the search is loaded, or the solver works, for tens of seconds. */
const wholeProcessor = { memorySize: 1769 }

/** From a chain of which the coordinator asks who could staff it to an answer. */
export class ChainStaffing extends Construct {
  readonly machine: AslStateMachine
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, deployment: Deployment, { table, search }: DataStack) {
    super(scope, id)
    const environment = commonEnvironment(deployment, { table })
    const withFiles = { ...environment, SEARCH_BUCKET: search.bucketName }

    const tasks = {
      StaffingGather: new TaskFunction(this, 'Gather', {
        deployment,
        entry: 'tasks/staffing-gather',
        schema: gatherSchema,
        environment: withFiles,
        ...limitOf('StaffingGather'),
        ...wholeProcessor,
      }),
      StaffingSolve: new TaskFunction(this, 'Solve', {
        deployment,
        entry: 'tasks/staffing-solve',
        schema: solveSchema,
        environment: withFiles,
        ...limitOf('StaffingSolve'),
        ...wholeProcessor,
      }),
      StaffingFail: new TaskFunction(this, 'Fail', {
        deployment,
        entry: 'tasks/staffing-fail',
        schema: failSchema,
        environment,
        ...limitOf('StaffingFail'),
      }),
    }
    this.functions = Object.values(tasks)
    mayReadItems(tasks.StaffingGather, table, { onlyPartitions: staffingPartitions.gather })
    mayReadFiles(tasks.StaffingGather, search)
    mayWriteFiles(tasks.StaffingGather, search, 'staffing/')
    mayReadFiles(tasks.StaffingSolve, search, 'staffing/')
    for (const each of [tasks.StaffingSolve, tasks.StaffingFail])
      mayReadItems(each, table, { onlyPartitions: staffingPartitions.run })
    for (const each of this.functions) mayWriteItems(each, table, { onlyPartitions: staffingPartitions.write })

    this.machine = new AslStateMachine(this, 'Machine', { deployment, workflow: 'chain-staffing', tasks })
  }
}
