import { SFNClient } from '@aws-sdk/client-sfn'
import { sfnWaits } from '../../shared/stores/sfn-workflow.ts'
import { makeAwaitCoordinator } from '../../shared/use-cases/joining/await-coordinator.ts'
import { tasks } from '../../workflows/join-approval/contract.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './join-await.env.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of join-approval's state AwaitCoordinator. */
export const handler = taskHandler({
  ...setting,
  name: 'JoinAwait',
  contract: tasks.JoinAwait,
  run: makeAwaitCoordinator({ ...setting, workflow: sfnWaits(new SFNClient()) }),
})
