import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/import-await.ts`. */
export const environmentSchema = commonEnvironment
