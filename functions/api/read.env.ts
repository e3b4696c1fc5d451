import * as z from 'zod'
import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/read.ts`. */
export const environmentSchema = apiEnvironment.extend({ SPACE_FILES_BUCKET: z.string().min(1) })
