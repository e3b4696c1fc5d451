import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { VerifyAuthChallengeResponseTriggerEvent } from 'aws-lambda'
import { secret, signingKeysText } from '../../shared/crypto/secrets.ts'
import { dynamoTable } from '../../shared/stores/dynamo-table.ts'
import { makeVerifyCode } from '../../shared/use-cases/verify-code.ts'
import { environmentSchema } from './verify-challenge.env.ts'

const { TABLE_NAME, CODE_KEY_SECRET } = environmentSchema.parse(process.env)
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
    code: String(challengeAnswer),
    challenge: privateChallengeParameters['challenge'] ?? '',
    now: new Date().toISOString(),
  })
  return { ...event, response: { answerCorrect } }
}
