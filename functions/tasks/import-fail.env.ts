import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/import-fail.ts`. */
export const environmentSchema = commonEnvironment
