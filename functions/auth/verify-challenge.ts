import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { VerifyAuthChallengeResponseTriggerEvent } from 'aws-lambda'
import { secret, signingKeysText } from '../../shared/crypto/secrets.ts'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { makeVerifyCode } from '../../shared/use-cases/verify-code.ts'
import { environmentSchema } from './verify-challenge.env.ts'

const { TABLE_NAME, CODE_KEY_SECRET } = environmentSchema.parse(process.env)
const logger = new Logger()
const verifyCode = makeVerifyCode({
  table: dynamoTable({ client: new DynamoDBClient(), tableName: TABLE_NAME }),
  keys: secret({ client: new SecretsManagerClient(), arn: CODE_KEY_SECRET }, signingKeysText),
})

/** Says whether the answer to a challenge is the person's code. */
export const handler = async (
  event: VerifyAuthChallengeResponseTriggerEvent,
): Promise<VerifyAuthChallengeResponseTriggerEvent> => {
  const { challengeAnswer, privateChallengeParameters } = event.request
  const answerCorrect = await verifyCode({
    personId: event.userName,
    code: challengeAnswer,
    challenge: privateChallengeParameters['challenge'] ?? '',
    now: new Date().toISOString(),
  })
  logger.info('challenge answered', { answerCorrect })
  return { ...event, response: { answerCorrect } }
}
