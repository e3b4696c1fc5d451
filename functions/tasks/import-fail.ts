import { makeFailImport } from '../../shared/use-cases/fail-import.ts'
import { tasks } from '../../workflows/registry-import/contract.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './import-fail.env.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of registry-import's states MarkFailed and MarkUnknown. */
export const handler = taskHandler({
  ...setting,
  name: 'ImportFail',
  contract: tasks.ImportFail,
  run: makeFailImport(setting),
})
