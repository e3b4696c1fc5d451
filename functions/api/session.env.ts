import * as z from 'zod'
import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/session.ts`; limits of sign-ups are by the hour, from one address and from all. */
export const environmentSchema = apiEnvironment.extend({
  USER_POOL_ID: z.string().min(1),
  USER_POOL_CLIENT_ID: z.string().min(1),
  SIGN_UPS_PER_SOURCE: z.coerce.number<string>().int().min(1).default(60),
  SIGN_UPS: z.coerce.number<string>().int().min(1).default(3000),
})
