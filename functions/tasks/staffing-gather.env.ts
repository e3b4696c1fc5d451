import { commonEnvironment } from '../environment.ts'
import * as z from 'zod'

/** The environment of `functions/tasks/staffing-gather.ts`. */
export const environmentSchema = commonEnvironment.extend({ SEARCH_BUCKET: z.string().min(1) })
