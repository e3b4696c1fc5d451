import { makeRecordRejection } from '../../shared/use-cases/record-rejection.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './record-rejection.env.ts'
import { streamSetting } from '../streams/setting.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of cluster-approval's state RecordRejection. */
export const handler = taskHandler({
  ...setting,
  name: 'RecordRejection',
  contract: tasks.RecordRejection,
  run: makeRecordRejection(setting),
})
