import { makeCheckImport } from '../../shared/use-cases/check-import.ts'
import { tasks } from '../../workflows/registry-import/contract.ts'
import { importsBucket } from '../imports-bucket.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './import-check.env.ts'
import { taskHandler } from './task.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)

/** The task of registry-import's state CheckFile. */
export const handler = taskHandler({
  ...setting,
  name: 'ImportCheck',
  contract: tasks.ImportCheck,
  run: makeCheckImport({ ...setting, files: importsBucket(environment) }),
})
