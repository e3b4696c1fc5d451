import { makeRegisterCluster } from '../../shared/use-cases/register-cluster.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './register-cluster.env.ts'
import { streamSetting } from '../streams/setting.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))

/** The task of cluster-approval's state RegisterCluster. */
export const handler = taskHandler({
  ...setting,
  name: 'RegisterCluster',
  contract: tasks.RegisterCluster,
  run: makeRegisterCluster(setting),
})
