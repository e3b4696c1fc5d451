import * as z from 'zod'
import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/operator.ts`; the two functions are run by the route that moves the clock. */
export const environmentSchema = apiEnvironment.extend({
  CLUSTER_APPROVAL_ARN: z.string().min(1),
  CHAIN_STAFFING_ARN: z.string().min(1),
  DUE_TICKER_FUNCTION: z.string().min(1),
  SWEEP_FUNCTION: z.string().min(1),
})
