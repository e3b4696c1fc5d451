import { SFNClient } from '@aws-sdk/client-sfn'
import { startMessageSchema } from '../../shared/domain/message.ts'
import { sfnJoinWorkflow } from '../../shared/stores/sfn-join-workflow.ts'
import { sfnStart } from '../../shared/stores/sfn-start.ts'
import { makeStartJoin } from '../../shared/use-cases/joining/start-join.ts'
import { makeStartExecution } from '../../shared/use-cases/start-execution.ts'
import { makeStartStaffingRun } from '../../shared/use-cases/start-staffing-run.ts'
import { queueHandler } from './queue.ts'
import { streamSetting } from './setting.ts'
import { environmentSchema } from './start.env.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const client = new SFNClient()
const startExecution = makeStartExecution({ ...setting, start: sfnStart(client, environment.CLUSTER_APPROVAL_ARN) })
const startJoin = makeStartJoin({ ...setting, workflow: sfnJoinWorkflow(client, environment.JOIN_APPROVAL_ARN) })
const startStaffing = makeStartStaffingRun({
  ...setting,
  start: sfnStart(client, environment.CHAIN_STAFFING_ARN),
})

/** Starts the executions that the start queue asks for: of applications, of requests to join, and of chains to be staffed. */
export const handler = queueHandler({
  ...setting,
  name: 'start',
  schema: startMessageSchema,
  run: (message) => {
    if ('applicationId' in message) return startExecution(message)
    return 'run' in message ? startStaffing(message) : startJoin(message)
  },
})
