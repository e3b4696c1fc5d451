import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/due-ticker.ts`. */
export const environmentSchema = commonEnvironment.extend({
  DUE_QUEUE_URL: z.url(),
})
