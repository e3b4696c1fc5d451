import { makeInviteConsortium } from '../../shared/use-cases/invite-consortium.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './invite-consortium.env.ts'
import { taskSetting } from './setting.ts'
import { taskHandler } from './task.ts'

const setting = taskSetting(environmentSchema.parse(process.env))

/** The task of cluster-approval's state InviteConsortium. */
export const handler = taskHandler({
  ...setting,
  name: 'InviteConsortium',
  contract: tasks.InviteConsortium,
  run: makeInviteConsortium(setting),
})
