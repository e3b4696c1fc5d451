import { glob, readFile } from 'node:fs/promises'
import type { Seen } from './fault.ts'

/** How a port is called in a use case: the table and the helpers that ask it, files, the user pool, the workflow engine. */
const CALL =
  /\b(?:table|files|users|workflow|executions)\.(?:get|getMany|query|write|facts|read|copy|remove|uploadUrl|downloadUrl|initiate|respond|createUser|deleteUser|refresh|revoke|completeWait|isRunning|start)\(|\b(?:queryAll|wasWritten)\(/

const callsIn = async (file: string): Promise<readonly string[]> =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .flatMap((line, at) => (CALL.test(line) && !line.startsWith('import') ? [`${file}:${at + 1}`] : []))

/** Where in our code the calls of a path come from. */
export const sitesIn = (seen: readonly Seen[]): ReadonlySet<string> => new Set(seen.map(({ site }) => site))

/** How many places in the use cases that call a port the paths come by, and which they do not, by file and line. */
export const callSites = async (reached: ReadonlySet<string>) => {
  const files: string[] = []
  for await (const file of glob('shared/use-cases/**/*.ts')) files.push(file)
  const all = (await Promise.all(files.map(callsIn))).flat().toSorted()
  const missing = all.filter((site) => !reached.has(site))
  return { covered: all.length - missing.length, missing: missing.map((site) => site.replace('shared/use-cases/', '')) }
}
