import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/sweep.ts`. */
export const environmentSchema = commonEnvironment.extend({
  CLUSTER_APPROVAL_ARN: z.string().min(1),
  JOIN_APPROVAL_ARN: z.string().min(1),
  REGISTRY_IMPORT_ARN: z.string().min(1),
  MAIL_QUEUE_URL: z.url(),
  WAKE_QUEUE_URL: z.url(),
  START_QUEUE_URL: z.url(),
})
