import type { Path } from '../stage.ts'
import { application } from './application.ts'

/** All paths; a new capability adds its own here. */
export const paths: readonly Path[] = [application]
