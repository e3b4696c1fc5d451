import { commonEnvironment } from '../environment.ts'

/** The environment of `functions/tasks/register-cluster.ts`. */
export const environmentSchema = commonEnvironment
