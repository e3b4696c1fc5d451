import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { firstFreePort } from './ports.ts'

const portSchema = z.int().min(1024).max(65_535)

const stateSchema = z.strictObject({
  emulatorPort: portSchema,
  webPort: portSchema,
  emulatorPid: z.int().positive().optional(),
})

/** What a local stage remembers from one start to the next: its two ports, chosen once, and the emulator's process while it runs. */
export type LocalState = z.infer<typeof stateSchema>

const stateFile = (dir: string) => join(dir, 'state.json')

const readIfThere = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The state in `dir`, or undefined where no stage was started yet. Throws a ZodError when the file is damaged. */
export const readState = async (dir: string): Promise<LocalState | undefined> => {
  const text = await readIfThere(stateFile(dir))
  return text === undefined ? undefined : stateSchema.parse(JSON.parse(text))
}

/** Replaces the state in `dir` at once, so that no reader sees half of it. */
export const writeState = async (dir: string, state: LocalState): Promise<void> => {
  await mkdir(dir, { recursive: true })
  const fresh = `${stateFile(dir)}.${process.pid}`
  await writeFile(fresh, `${JSON.stringify(stateSchema.parse(state), undefined, 2)}\n`)
  await rename(fresh, stateFile(dir))
}

const portsIn = async (dir: string): Promise<readonly number[]> => {
  try {
    const state = await readState(dir)
    return state ? [state.webPort, state.emulatorPort] : []
  } catch {
    return [] // not a stage, or one that cannot start as it is: there is nothing to keep clear of
  }
}

/** The ports of the other stages beside the one in `dir`, which may not run now and will want them when they do. */
const portsBeside = async (dir: string): Promise<ReadonlySet<number>> => {
  await mkdir(dir, { recursive: true })
  const beside = await readdir(dirname(dir))
  return new Set((await Promise.all(beside.map((name) => portsIn(join(dirname(dir), name))))).flat())
}

/** The state in `dir`, made with two free ports at the first start; they stay, because stored addresses hold them. */
export const ensureState = async (dir: string): Promise<LocalState> => {
  const known = await readState(dir)
  if (known) return known
  const others = await portsBeside(dir)
  const webPort = await firstFreePort(8400, others)
  const state = { webPort, emulatorPort: await firstFreePort(webPort + 1, others) }
  await writeState(dir, state)
  return state
}

/** Forgets a stage altogether: its state, its data, its mail. */
export const removeStage = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true })
