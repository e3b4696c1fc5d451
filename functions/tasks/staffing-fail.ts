import { makeFailStaffing } from '../../shared/use-cases/fail-staffing.ts'
import { tasks } from '../../workflows/chain-staffing/contract.ts'
import { streamSetting } from '../streams/setting.ts'
import { environmentSchema } from './staffing-fail.env.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of chain-staffing's states MarkFailed and MarkUnknown. */
export const handler = taskHandler({
  ...setting,
  name: 'StaffingFail',
  contract: tasks.StaffingFail,
  run: makeFailStaffing(setting),
})
