import * as z from 'zod'
import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/public.ts`; `LINK_KEYS_SECRET` is the ARN of the keys of invitation links. */
export const environmentSchema = apiEnvironment.extend({
  LINK_KEYS_SECRET: z.string().min(1),
})
