import * as z from 'zod'
import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/search.ts`. */
export const environmentSchema = apiEnvironment.extend({ SEARCH_BUCKET: z.string().min(1) })
