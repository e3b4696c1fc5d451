import { Duration } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { environmentSchema as applySchema } from '../../functions/tasks/import-apply.env.ts'
import { environmentSchema as awaitSchema } from '../../functions/tasks/import-await.env.ts'
import { environmentSchema as checkSchema } from '../../functions/tasks/import-check.env.ts'
import { environmentSchema as failSchema } from '../../functions/tasks/import-fail.env.ts'
import { tasks as contract } from '../../workflows/registry-import/contract.ts'
import { AslStateMachine } from '../constructs/asl-state-machine.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import type { Deployment } from '../deployment.ts'
import { commonEnvironment } from '../environment.ts'
import { mayCompleteWaits, mayReadFiles, mayUseTable, mayWriteFiles } from '../grants.ts'
import type { DataStack } from '../stacks/data-stack.ts'

const limitOf = (task: keyof typeof contract) => ({ timeout: Duration.seconds(contract[task].seconds) })
/** A file is read in stretches, but what it says twice is found by all its keys. */
const wholeFile = { memorySize: 2048 }

/** From an uploaded file to the register. */
export class RegistryImport extends Construct {
  readonly machine: AslStateMachine
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, deployment: Deployment, { table, imports }: DataStack) {
    super(scope, id)
    const environment = commonEnvironment(deployment, { table })
    const withFiles = { ...environment, IMPORTS_BUCKET: imports.bucketName }

    const tasks = {
      ImportCheck: new TaskFunction(this, 'Check', {
        deployment,
        entry: 'tasks/import-check',
        schema: checkSchema,
        environment: withFiles,
        ...limitOf('ImportCheck'),
        ...wholeFile,
      }),
      ImportAwait: new TaskFunction(this, 'Await', {
        deployment,
        entry: 'tasks/import-await',
        schema: awaitSchema,
        environment,
        ...limitOf('ImportAwait'),
      }),
      ImportApply: new TaskFunction(this, 'Apply', {
        deployment,
        entry: 'tasks/import-apply',
        schema: applySchema,
        environment: withFiles,
        ...limitOf('ImportApply'),
        ...wholeFile,
      }),
      ImportFail: new TaskFunction(this, 'Fail', {
        deployment,
        entry: 'tasks/import-fail',
        schema: failSchema,
        environment,
        ...limitOf('ImportFail'),
      }),
    }
    this.functions = Object.values(tasks)
    for (const each of this.functions) mayUseTable(each, table)
    for (const each of [tasks.ImportCheck, tasks.ImportApply]) {
      mayReadFiles(each, imports)
      mayWriteFiles(each, imports)
    }
    mayCompleteWaits(tasks.ImportAwait)

    this.machine = new AslStateMachine(this, 'Machine', { deployment, workflow: 'registry-import', tasks })
  }
}
