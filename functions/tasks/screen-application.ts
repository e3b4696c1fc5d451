import { makeScreenApplication } from '../../shared/use-cases/screen-application.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './screen-application.env.ts'
import { streamSetting } from '../streams/setting.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of cluster-approval's state ScreenApplication. */
export const handler = taskHandler({
  ...setting,
  name: 'ScreenApplication',
  contract: tasks.ScreenApplication,
  run: makeScreenApplication(setting),
})
