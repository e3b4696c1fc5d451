import { delimiter, join, resolve } from 'node:path'

/** The project's own folder, absolute. */
export const projectRoot = resolve(import.meta.dirname, '..')

/** Where what is installed once for all local stages lies. */
export const installFolder = join(projectRoot, '.local')

/** Where one local stage keeps its state: `.local/stage`, or what CONSORT_LOCAL_DIR names, so that tests and demonstrations have their own. */
export const stageFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  resolve(projectRoot, env['CONSORT_LOCAL_DIR'] || join('.local', 'stage'))

/** A search path on which the Node that the project pins comes first, so that functions run on the runtime's own major. */
export const pathWithOwnNode = (rest: string): string =>
  [join(projectRoot, 'node_modules', '.bin'), rest].join(delimiter)
