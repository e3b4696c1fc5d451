import * as z from 'zod'
import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/write.ts`; `CODE_KEY_SECRET` is the ARN of the key that codes are made with. */
export const environmentSchema = apiEnvironment.extend({
  CODE_KEY_SECRET: z.string().min(1),
  SPACE_FILES_BUCKET: z.string().min(1),
})
