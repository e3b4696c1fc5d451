import { join } from 'node:path'
import { buildSite } from '../web/build.ts'
import { projectRoot } from './paths.ts'
import { runCommand } from './run-command.ts'

/** Makes the site for a stage on AWS, in dist/site. */
await runCommand(() => buildSite(join(projectRoot, 'dist', 'site')))
