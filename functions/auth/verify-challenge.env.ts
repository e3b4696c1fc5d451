import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/auth/verify-challenge.ts`; `CODE_KEY_SECRET` is the ARN of the key that codes are made with. */
export const environmentSchema = commonEnvironment.extend({
  CODE_KEY_SECRET: z.string().min(1),
})
