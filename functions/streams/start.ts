import { SFNClient } from '@aws-sdk/client-sfn'
import { startMessageSchema } from '../../shared/domain/message.ts'
import { sfnStart } from '../../shared/stores/sfn-start.ts'
import { makeStartExecution } from '../../shared/use-cases/start-execution.ts'
import { queueHandler } from './queue.ts'
import { streamSetting } from './setting.ts'
import { environmentSchema } from './start.env.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const start = sfnStart(new SFNClient(), environment.CLUSTER_APPROVAL_ARN)

/** Starts the executions that the start queue asks for. */
export const handler = queueHandler({
  ...setting,
  name: 'start',
  schema: startMessageSchema,
  run: makeStartExecution({ ...setting, start }),
})
