import { makeVerifyRequest } from '../../shared/use-cases/joining/verify-request.ts'
import { tasks } from '../../workflows/join-approval/contract.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './join-verify.env.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of join-approval's state VerifyRequest. */
export const handler = taskHandler({
  ...setting,
  name: 'JoinVerify',
  contract: tasks.JoinVerify,
  run: makeVerifyRequest(setting),
})
