import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/due.ts`. */
export const environmentSchema = commonEnvironment.extend({ SPACE_FILES_BUCKET: z.string().min(1) })
