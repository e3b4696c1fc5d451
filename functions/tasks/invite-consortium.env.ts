import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/invite-consortium.ts`. */
export const environmentSchema = commonEnvironment
