import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/mark-stuck.ts`. */
export const environmentSchema = commonEnvironment
