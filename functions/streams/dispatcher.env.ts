import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/dispatcher.ts`. */
export const environmentSchema = commonEnvironment.extend({
  MAIL_QUEUE_URL: z.url(),
  WAKE_QUEUE_URL: z.url(),
  START_QUEUE_URL: z.url(),
  DEAD_LETTERS_URL: z.url(),
})
