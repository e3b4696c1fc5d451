import { apiEnvironment } from '../environment.ts'

/** The environment of `functions/api/read.ts`. */
export const environmentSchema = apiEnvironment
