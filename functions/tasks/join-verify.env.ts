import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/join-verify.ts`. */
export const environmentSchema = commonEnvironment
