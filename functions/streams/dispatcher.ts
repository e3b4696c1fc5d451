import { Logger } from '@aws-lambda-powertools/logger'
import { SQSClient } from '@aws-sdk/client-sqs'
import { sqsQueue } from '../../shared/stores/sqs-queue.ts'
import { dispatchHandler } from './dispatch.ts'
import { environmentSchema } from './dispatcher.env.ts'
import { observeWith } from './observe.ts'

const environment = environmentSchema.parse(process.env)
const client = new SQSClient({ useQueueUrlAsEndpoint: false })

/** Puts what must follow a committed write into the queue of those who do it. */
export const handler = dispatchHandler({
  mail: sqsQueue(client, environment.MAIL_QUEUE_URL),
  start: sqsQueue(client, environment.START_QUEUE_URL),
  wake: sqsQueue(client, environment.WAKE_QUEUE_URL),
  deadLetters: sqsQueue(client, environment.DEAD_LETTERS_URL),
  observe: observeWith(new Logger()),
})
