import { makeInviteConsortium } from '../../shared/use-cases/invite-consortium.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './invite-consortium.env.ts'
import { streamSetting } from '../streams/setting.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of cluster-approval's state InviteConsortium. */
export const handler = taskHandler({
  ...setting,
  name: 'InviteConsortium',
  contract: tasks.InviteConsortium,
  run: makeInviteConsortium(setting),
})
