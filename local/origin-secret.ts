import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { clientFor } from './endpoint.ts'

const edgeSchema = z.object({ key: z.string() })

/** The value that shows the API that a request came through the front. */
export const originSecretOf = async (endpoint: string, secretArn: string): Promise<string> => {
  const { SecretString } = await new SecretsManagerClient(clientFor(endpoint)).send(
    new GetSecretValueCommand({ SecretId: secretArn }),
  )
  return edgeSchema.parse(JSON.parse(SecretString ?? '')).key
}
