import * as z from 'zod'
import { CODE_MAILS_PER_HOUR } from '../../shared/domain/sign-in.ts'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/auth/create-challenge.ts`, which needs no key: the mail function makes the code. */
export const environmentSchema = commonEnvironment.extend({
  CODE_MAILS_PER_HOUR: z.coerce.number<string>().int().min(1).default(CODE_MAILS_PER_HOUR),
})
