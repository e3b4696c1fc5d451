import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/projections.ts`. */
export const environmentSchema = commonEnvironment.extend({ DEAD_LETTERS_URL: z.url() })
