import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/streams/mail-feedback.ts`. */
export const environmentSchema = commonEnvironment
