import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/due.ts`. */
export const environmentSchema = commonEnvironment
