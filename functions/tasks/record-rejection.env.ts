import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/record-rejection.ts`. */
export const environmentSchema = commonEnvironment
