import { randomUUID } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { CreateAuthChallengeTriggerEvent } from 'aws-lambda'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { makeSendCode } from '../../shared/use-cases/send-code.ts'
import { environmentSchema } from './create-challenge.env.ts'

const { TABLE_NAME, CODE_MAILS_PER_HOUR } = environmentSchema.parse(process.env)
const logger = new Logger()
const sendCode = makeSendCode({
  table: dynamoTable({ client: new DynamoDBClient(), tableName: TABLE_NAME }),
  mailsPerHour: CODE_MAILS_PER_HOUR,
})

/** Has the code sent when a session begins, and gives the challenge a name of its own. After a wrong answer nothing more is sent. */
export const handler = async (event: CreateAuthChallengeTriggerEvent): Promise<CreateAuthChallengeTriggerEvent> => {
  const begins = (event.request.session ?? []).length === 0
  if (begins) await sendCode({ personId: event.userName, now: new Date().toISOString() })
  logger.info('challenge created', { begins })
  return {
    ...event,
    response: {
      publicChallengeParameters: {},
      privateChallengeParameters: { challenge: randomUUID() },
      challengeMetadata: 'code',
    },
  }
}
