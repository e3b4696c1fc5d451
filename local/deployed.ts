import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { clientFor } from './endpoint.ts'

const deployedSchema = z.strictObject({ sources: z.string(), outputs: z.record(z.string(), z.string()) })

/** What stands in a local AWS: the fingerprint of its sources, and the outputs of its stacks by name. */
export type Deployed = z.infer<typeof deployedSchema>

// Kept in the local AWS, not in a file: after a kill its data are those of its last orderly stop, and so is this.
const SecretId = 'consort-local/deployed'

/** What was deployed into the local AWS at `endpoint`, or undefined where nothing was. */
export const readDeployed = async (endpoint: string): Promise<Deployed | undefined> => {
  try {
    const secret = await new SecretsManagerClient(clientFor(endpoint)).send(new GetSecretValueCommand({ SecretId }))
    return deployedSchema.parse(JSON.parse(secret.SecretString ?? ''))
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Notes in the local AWS at `endpoint` what stands there. */
export const writeDeployed = async (endpoint: string, deployed: Deployed): Promise<void> => {
  const client = new SecretsManagerClient(clientFor(endpoint))
  const SecretString = JSON.stringify(deployed)
  await ((await readDeployed(endpoint))
    ? client.send(new PutSecretValueCommand({ SecretId, SecretString }))
    : client.send(new CreateSecretCommand({ Name: SecretId, SecretString })))
}
