import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { SFNClient } from '@aws-sdk/client-sfn'
import { SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { sfnImportWorkflow } from '../../shared/stores/sfn-import-workflow.ts'
import { sfnWorkflow } from '../../shared/stores/sfn-workflow.ts'
import { sqsQueue } from '../../shared/stores/sqs-queue.ts'
import { makeRecountSome } from '../../shared/use-cases/concern/recount-some.ts'
import { makeCountSome } from '../../shared/use-cases/figures/count-some.ts'
import { makeReadCatalogue } from '../../shared/use-cases/measures/read-catalogue.ts'
import { sfnJoinWorkflow } from '../../shared/stores/sfn-join-workflow.ts'
import { makeMendJoins } from '../../shared/use-cases/mend-joins.ts'
import { makeMarkStuck } from '../../shared/use-cases/mark-stuck.ts'
import { makeMendImports } from '../../shared/use-cases/mend-imports.ts'
import { makeRestartAttempt } from '../../shared/use-cases/restart-attempt.ts'
import { makeSweep } from '../../shared/use-cases/sweep.ts'
import { sweepMetrics } from '../metric-names.ts'
import { eventHandler } from './event.ts'
import { streamSetting } from './setting.ts'
import { environmentSchema } from './sweep.env.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const queues = new SQSClient({ useQueueUrlAsEndpoint: false })
const executions = new SFNClient()
const metrics = new Metrics()

const sweep = makeSweep({
  ...setting,
  workflow: sfnWorkflow(executions, environment.CLUSTER_APPROVAL_ARN),
  restartAttempt: makeRestartAttempt(setting),
  markStuck: makeMarkStuck(setting),
  sendMail: sqsQueue(queues, environment.MAIL_QUEUE_URL),
  sendStart: sqsQueue(queues, environment.START_QUEUE_URL),
  sendWake: sqsQueue(queues, environment.WAKE_QUEUE_URL),
})

const mendJoins = makeMendJoins({
  ...setting,
  workflow: sfnJoinWorkflow(executions, environment.JOIN_APPROVAL_ARN),
  sendWake: sqsQueue(queues, environment.WAKE_QUEUE_URL),
})

const mendImports = makeMendImports({
  ...setting,
  workflow: sfnImportWorkflow(executions, environment.REGISTRY_IMPORT_ARN),
})

const recountSome = makeRecountSome(setting)
const countSome = makeCountSome({ ...setting, readCatalogue: makeReadCatalogue(setting) })

/** Every five minutes finds and mends what was forgotten, and publishes how much waits for a person. */
export const handler = eventHandler({
  ...setting,
  name: 'sweep',
  schema: z.unknown(),
  run: async (_, now) => {
    const { failures, ...swept } = await sweep({ now })
    const joins = await mendJoins({ now })
    metrics.addMetric(sweepMetrics.stuckApplications, MetricUnit.Count, swept.stuck + joins.failing)
    metrics.addMetric(sweepMetrics.parkedMail, MetricUnit.Count, swept.parked)
    metrics.publishStoredMetrics()
    await mendImports({ now })
    await recountSome({ now })
    await countSome({ now })
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} applications could not be looked after`)
    return { ...swept, joins }
  },
})
