import * as z from 'zod'
import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/officer.ts`. */
export const environmentSchema = apiEnvironment.extend({
  IMPORTS_BUCKET: z.string().min(1),
  REGISTRY_IMPORT_ARN: z.string().min(1),
})
