import { SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { sqsQueue } from '../../shared/stores/sqs-queue.ts'
import { makeTickDue } from '../../shared/use-cases/tick-due.ts'
import { environmentSchema } from './due-ticker.env.ts'
import { eventHandler } from './event.ts'
import { streamSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)
const tickDue = makeTickDue({
  ...setting,
  send: sqsQueue(new SQSClient({ useQueueUrlAsEndpoint: false }), environment.DUE_QUEUE_URL),
})

/** Every minute sends on what is due. */
export const handler = eventHandler({
  ...setting,
  name: 'tick',
  schema: z.unknown(),
  run: (_, now) => tickDue({ now }),
})
