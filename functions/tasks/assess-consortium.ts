import { makeAssessConsortium } from '../../shared/use-cases/assess-consortium.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './assess-consortium.env.ts'
import { streamSetting } from '../streams/setting.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of cluster-approval's state AssessConsortium. */
export const handler = taskHandler({
  ...setting,
  name: 'AssessConsortium',
  contract: tasks.AssessConsortium,
  run: makeAssessConsortium(setting),
})
