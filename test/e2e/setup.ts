import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findEmulator } from '../../local/emulator.ts'
import { LocalProblem } from '../../local/local-problem.ts'
import { installFolder } from '../../local/paths.ts'
import { sayAt } from '../../local/say.ts'
import { seedStage } from '../../local/seed.ts'
import { openStage, type Stage } from '../../local/stage.ts'
import { removeStage } from '../../local/state.ts'
import type { Person } from '../../local/demo/person.ts'
import { signInColleagues } from './support/colleagues.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the stage under test; undefined where no local AWS can be had on this machine. */
    readonly stageDir: string | undefined
    readonly outputs: Readonly<Record<string, string>>
    /** The session cookies of the officer and the operator. */
    readonly cookies: { readonly officer: string; readonly operator: string }
  }
}

const dir = join(installFolder, 'e2e')

const open = async (): Promise<Stage | undefined> => {
  const say = sayAt(Date.now())
  try {
    await (await findEmulator(dir))?.stop()
    await removeStage(dir)
    const stage = await openStage(say, dir)
    await seedStage(stage, say)
    return stage
  } catch (error) {
    if (!(error instanceof LocalProblem) || process.env['CI'] === 'true') throw error
    console.error(`\n!!! NO LOCAL AWS, SO THE END-TO-END TESTS DO NOT RUN: ${error.message}\n`)
    return undefined
  }
}

const cookieOf = ({ session }: Person): string =>
  session
    .setCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const cookiesOf = async (stage: Stage): Promise<{ officer: string; operator: string }> => {
  const { officer, operator } = await signInColleagues(stage)
  return { officer: cookieOf(officer), operator: cookieOf(operator) }
}

/** Deploys a stage of its own, emptied first, with a generated register; stops it at the end. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const stage = await open()
  project.provide('stageDir', stage?.dir)
  project.provide('outputs', stage?.outputs ?? {})
  project.provide('cookies', stage ? await cookiesOf(stage) : { officer: '', operator: '' })
  return async () => stage?.stop()
}
