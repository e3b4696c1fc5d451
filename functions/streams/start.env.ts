import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/start.ts`. */
export const environmentSchema = commonEnvironment.extend({
  CLUSTER_APPROVAL_ARN: z.string().min(1),
  JOIN_APPROVAL_ARN: z.string().min(1),
  CHAIN_STAFFING_ARN: z.string().min(1),
})
