import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/screen-application.ts`. */
export const environmentSchema = commonEnvironment
