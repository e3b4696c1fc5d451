import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/await.ts`. */
export const environmentSchema = commonEnvironment
