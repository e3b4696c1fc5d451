import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/staffing-fail.ts`. */
export const environmentSchema = commonEnvironment
