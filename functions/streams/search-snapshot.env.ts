import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/search-snapshot.ts`. */
export const environmentSchema = commonEnvironment.extend({ SEARCH_BUCKET: z.string().min(1) })
