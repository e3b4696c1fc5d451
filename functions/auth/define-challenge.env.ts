import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/auth/define-challenge.ts`. */
export const environmentSchema = commonEnvironment
