import { makeMarkStuck } from '../../shared/use-cases/mark-stuck.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './mark-stuck.env.ts'
import { streamSetting } from '../streams/setting.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of cluster-approval's states MarkStuck and MarkUnknown. */
export const handler = taskHandler({
  ...setting,
  name: 'MarkStuck',
  contract: tasks.MarkStuck,
  run: makeMarkStuck(setting),
})
