import { makeAdmitByPolicy } from '../../shared/use-cases/joining/admit-by-policy.ts'
import { tasks } from '../../workflows/join-approval/contract.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './join-admit.env.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of join-approval's state AdmitMember. */
export const handler = taskHandler({
  ...setting,
  name: 'JoinAdmit',
  contract: tasks.JoinAdmit,
  run: makeAdmitByPolicy(setting),
})
