import * as z from 'zod'
import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/import-check.ts`. */
export const environmentSchema = commonEnvironment.extend({
  IMPORTS_BUCKET: z.string().min(1),
})
