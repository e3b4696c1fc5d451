import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { RunFunction } from './functions.ts'

/** Functions in Lambda. */
export const lambdaFunctions =
  (client: Pick<LambdaClient, 'send'>): RunFunction =>
  async (name) => {
    const { FunctionError } = await client.send(new InvokeCommand({ FunctionName: name, Payload: '{}' }))
    if (FunctionError !== undefined) throw new Error(`${name} failed: ${FunctionError}`)
  }
