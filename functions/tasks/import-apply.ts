import { makeApplyImport } from '../../shared/use-cases/apply-import.ts'
import { tasks } from '../../workflows/registry-import/contract.ts'
import { importsBucket } from '../imports-bucket.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './import-apply.env.ts'
import { taskHandler } from './task.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const applyImport = makeApplyImport({ ...setting, files: importsBucket(environment) })

/** Half of the function's time: what one part takes always fits into the other. */
const MILLISECONDS = tasks.ImportApply.seconds * 500

/** The task of registry-import's state ApplyRows. */
export const handler = taskHandler({
  ...setting,
  name: 'ImportApply',
  contract: tasks.ImportApply,
  run: (command) => {
    const end = performance.now() + MILLISECONDS
    return applyImport({ ...command, mayGoOn: () => performance.now() < end })
  },
})
