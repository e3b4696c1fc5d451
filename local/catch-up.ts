import { LambdaClient } from '@aws-sdk/client-lambda'
import { lambdaFunctions } from '../shared/stores/lambda-functions.ts'
import type { Outputs } from './deploy.ts'
import { clientFor } from './endpoint.ts'

/**
 * Runs at once what a stopped stage has missed: what fell due, and the sweep, which begins the next attempt of applications
 * whose execution did not survive the stop.
 */
export const catchUp = async (endpoint: string, outputs: Outputs): Promise<void> => {
  const run = lambdaFunctions(new LambdaClient(clientFor(endpoint)))
  await run(outputs['DueTickerName'] ?? '')
  await run(outputs['SweepName'] ?? '')
}
