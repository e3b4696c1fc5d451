import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/join-admit.ts`. */
export const environmentSchema = commonEnvironment
