import { SFNClient } from '@aws-sdk/client-sfn'
import { sfnWaits } from '../../shared/stores/sfn-workflow.ts'
import { makeEnterWait } from '../../shared/use-cases/enter-wait.ts'
import { tasks } from '../../workflows/cluster-approval/contract.ts'
import { environmentSchema } from './await.env.ts'
import { streamSetting } from '../streams/setting.ts'
import { taskHandler } from './task.ts'

const setting = streamSetting(environmentSchema.parse(process.env))
const enterWait = makeEnterWait({ ...setting, workflow: sfnWaits(new SFNClient()) })

/** The task of cluster-approval's three states that wait; which of them is in its payload. */
export const handler = taskHandler({
  ...setting,
  name: 'Await',
  contract: tasks.Await,
  run: async (command) => {
    await enterWait(command)
    return { outcome: 'entered' }
  },
})
