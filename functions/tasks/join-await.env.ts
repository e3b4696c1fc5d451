import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/join-await.ts`. */
export const environmentSchema = commonEnvironment
