import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/assess-consortium.ts`. */
export const environmentSchema = commonEnvironment
