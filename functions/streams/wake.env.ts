import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/wake.ts`. */
export const environmentSchema = commonEnvironment
