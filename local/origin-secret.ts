import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { edgeSecretSchema } from '../shared/crypto/secrets.ts'
import { clientFor } from './endpoint.ts'

/** The value that shows the API that a request came through the front. */
export const originSecretOf = async (endpoint: string, secretArn: string): Promise<string> => {
  const { SecretString } = await new SecretsManagerClient(clientFor(endpoint)).send(
    new GetSecretValueCommand({ SecretId: secretArn }),
  )
  return SecretString ?? ''
}
