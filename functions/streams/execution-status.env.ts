import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/execution-status.ts`. */
export const environmentSchema = commonEnvironment
