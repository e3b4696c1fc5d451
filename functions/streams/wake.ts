import { SFNClient } from '@aws-sdk/client-sfn'
import { wakeMessageSchema } from '../../shared/domain/message.ts'
import { sfnWaits, sfnWorkflow } from '../../shared/stores/sfn-workflow.ts'
import { makeAnswerWake } from '../../shared/use-cases/answer-wake.ts'
import { makeLapseHandover } from '../../shared/use-cases/handover/lapse.ts'
import { makeRecountCluster } from '../../shared/use-cases/concern/recount-cluster.ts'
import { makeHearRegisterChange } from '../../shared/use-cases/hear-register-change.ts'
import { makeWakeRequest } from '../../shared/use-cases/joining/wake-request.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { makeWakeApplication } from '../../shared/use-cases/wake-application.ts'
import { queueHandler } from './queue.ts'
import { streamSetting } from './setting.ts'
import { environmentSchema } from './wake.env.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const client = new SFNClient()
const workflow = sfnWorkflow(client, environment.CLUSTER_APPROVAL_ARN)
const restartAttempt = makeRestartAttempt(setting)
const lapse = makeLapseHandover(setting)

/** Looks at the applications and requests that something happened to, and at all that list an organisation which the register changed. */
export const handler = queueHandler({
  ...setting,
  name: 'wake',
  schema: wakeMessageSchema,
  run: makeAnswerWake({
    ...setting,
    wakeApplication: makeWakeApplication({ ...setting, workflow, restartAttempt, lapse }),
    hearRegisterChange: makeHearRegisterChange(setting),
    wakeRequest: makeWakeRequest({
      ...setting,
      workflow: sfnWaits(client),
      recount: makeRecountCluster(setting),
      lapse,
    }),
  }),
})
