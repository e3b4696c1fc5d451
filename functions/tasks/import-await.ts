import { SFNClient } from '@aws-sdk/client-sfn'
import { sfnWaits } from '../../shared/stores/sfn-workflow.ts'
import { makeAwaitImport } from '../../shared/use-cases/await-import.ts'
import { tasks } from '../../workflows/registry-import/contract.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './import-await.env.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of registry-import's state AwaitOfficer. */
export const handler = taskHandler({
  ...setting,
  name: 'ImportAwait',
  contract: tasks.ImportAwait,
  run: makeAwaitImport({ ...setting, workflow: sfnWaits(new SFNClient()) }),
})
