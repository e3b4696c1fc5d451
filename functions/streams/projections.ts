import { SQSClient } from '@aws-sdk/client-sqs'
import { sqsQueue } from '../../shared/stores/sqs-queue.ts'
import { figureProjection } from './figure-projection.ts'
import { projectionsHandler } from './project.ts'
import { environmentSchema } from './projections.env.ts'
import { searchProjection } from './search-projection.ts'
import { streamSetting } from './setting.ts'

const environment = environmentSchema.parse(process.env)
const setting = streamSetting(environment)

/** Keeps up what is made of the data besides: the log that the search reads, and the figures of the city. */
export const handler = projectionsHandler({
  ...setting,
  projections: [searchProjection(setting), figureProjection(setting)],
  deadLetters: sqsQueue(new SQSClient({ useQueueUrlAsEndpoint: false }), environment.DEAD_LETTERS_URL),
})
