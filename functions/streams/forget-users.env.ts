import { commonEnvironment } from '../environment.ts'
import * as z from 'zod'

/** The environment of `functions/streams/forget-users.ts`. */
export const environmentSchema = commonEnvironment.extend({
  USER_POOL_ID: z.string().min(1),
  USER_POOL_CLIENT_ID: z.string().min(1),
})
