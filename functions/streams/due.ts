import { dueMessageSchema } from '../../shared/domain/message.ts'
import { makeActOnDue } from '../../shared/use-cases/act-on-due.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { spaceFiles } from '../space-files.ts'
import { environmentSchema } from './due.env.ts'
import { queueHandler } from './queue.ts'
import { streamSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)

/** Acts on what is due. */
export const handler = queueHandler({
  ...setting,
  name: 'due',
  schema: dueMessageSchema,
  run: makeActOnDue({ ...setting, files: spaceFiles(environment), restartAttempt: makeRestartAttempt(setting) }),
})
