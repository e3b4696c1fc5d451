import * as z from 'zod'
import { mailEnvironment } from '../environment.ts'

/** The environment of `functions/streams/mail.ts`; the secrets are given by their ARNs. */
export const environmentSchema = mailEnvironment.extend({
  LINK_KEYS_SECRET: z.string().min(1),
  CODE_KEY_SECRET: z.string().min(1),
})
