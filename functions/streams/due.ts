import { dueMessageSchema } from '../../shared/domain/message.ts'
import { makeActOnDue } from '../../shared/use-cases/act-on-due.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { environmentSchema } from './due.env.ts'
import { queueHandler } from './queue.ts'
import { streamSetting } from './setting.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** Acts on what is due. */
export const handler = queueHandler({
  ...setting,
  name: 'due',
  schema: dueMessageSchema,
  run: makeActOnDue({ ...setting, restartAttempt: makeRestartAttempt(setting) }),
})
