import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'

const run = promisify(execFile)

/** What the tests of a copy read: the code, the tests, and what they hold beside them. */
const PARTS = [
  'package.json cdk.json tsconfig.json vitest.config.ts knip.json infra functions workflows shared web local test bench proof docs',
]
  .join(' ')
  .split(' ')

const reportSchema = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) })),
})

/** A throw-away copy of the project, in which one file can be changed and one test run. */
export type Copy = AsyncDisposable & {
  /** Replaces a text that must stand in a file exactly once; gives what puts it back. */
  readonly replace: (file: string, from: string, to: string) => Promise<() => Promise<void>>
  /** How the tests of a file that bear this title ended: `failed` if one did, `passed`, or `absent`. */
  readonly run: (test: string, title: string) => Promise<string>
}

const escaped = (title: string): string => title.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

const statusIn = (report: string, title: string): string => {
  const { testResults } = reportSchema.parse(JSON.parse(report))
  const named = testResults.flatMap(({ assertionResults }) => assertionResults).filter((one) => one.title === title)
  if (named.some(({ status }) => status === 'failed')) return 'failed'
  return named.some(({ status }) => status === 'passed') ? 'passed' : 'absent'
}

/** Copies the project into a folder of its own, which goes when it is disposed of. */
export const aCopy = async (): Promise<Copy> => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-mutants-'))
  for (const part of PARTS) await cp(part, join(folder, part), { recursive: true })
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  return {
    replace: async (file, from, to) => {
      const path = join(folder, file)
      const text = await readFile(path, 'utf8')
      if (text.split(from).length !== 2) throw new Error(`${file} does not say exactly once: ${from}`)
      await writeFile(
        path,
        text.replace(from, () => to),
      )
      return () => writeFile(path, text)
    },
    run: async (test, title) => {
      const report = join(folder, 'report.json')
      const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
      const named = ['--project', 'unit', test, '-t', escaped(title)]
      const asked = [vitest, 'run', ...named, '--reporter=json', `--outputFile=${report}`]
      // A red test ends the run with an error, which is what is hoped for here: the report says which it is.
      await run(process.execPath, asked, { cwd: folder }).catch(() => undefined)
      return statusIn(await readFile(report, 'utf8'), title)
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}
