import { spawn } from 'node:child_process'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { emulatorEnvironment } from './emulator-environment.ts'
import { requireLoopback } from './endpoint.ts'
import { LocalProblem } from './local-problem.ts'
import { keepMail } from './mail.ts'
import { isFree } from './ports.ts'
import { emulatorPython } from './python.ts'
import { lastLines } from './run.ts'
import { ensureState, readState, writeState } from './state.ts'
import { forgetStreamPositions } from './stream-positions.ts'

/** A local AWS that answers at `endpoint`. `pid` is its process where this project started it; `stop` saves its data and ends it. */
export type Emulator = { endpoint: string; pid: number | undefined; stop: () => Promise<void> }

/** `port` replaces the port that the stage in `dir` has chosen; `say` hears what takes a while. */
export type EmulatorOptions = { dir: string; port?: number; say: (line: string) => void }

const isHealthy = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(new URL('/_ministack/health', endpoint), { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false // not listening yet, or no longer: the callers ask again or say so
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const forgetProcess = async (dir: string): Promise<void> => {
  const state = await readState(dir)
  if (state) await writeState(dir, { emulatorPort: state.emulatorPort, webPort: state.webPort })
}

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

const stopProcess = async (pid: number, patience: number): Promise<void> => {
  send(pid, 'SIGTERM')
  for (const end = Date.now() + patience; Date.now() < end && isAlive(pid);) await pause(50)
  // What is left of its group: functions in the middle of a call, which must not meet the next start.
  send(-pid, 'SIGKILL')
}

const handle = (dir: string, endpoint: string, pid: number): Emulator => ({
  endpoint,
  pid,
  stop: async () => {
    if (await isHealthy(endpoint)) await keepMail(endpoint, dir)
    if (isAlive(pid)) await stopProcess(pid, 60_000)
    await forgetProcess(dir)
  },
})

/** The emulator of the stage in `dir` if it runs now, else undefined. */
export const findEmulator = async (dir: string): Promise<Emulator | undefined> => {
  const state = await readState(dir)
  if (!state?.emulatorPid || !isAlive(state.emulatorPid)) return undefined
  const endpoint = `http://127.0.0.1:${state.emulatorPort}`
  return (await isHealthy(endpoint)) ? handle(dir, endpoint, state.emulatorPid) : undefined
}

const useOther = async (address: string): Promise<Emulator> => {
  const endpoint = requireLoopback(address)
  if (await isHealthy(endpoint)) return { endpoint, pid: undefined, stop: () => Promise.resolve() }
  throw new LocalProblem(
    `AWS_ENDPOINT_URL names ${endpoint}, but no local AWS answers there: start it, or unset the variable.`,
  )
}

const untilHealthy = async (endpoint: string, pid: number, log: string): Promise<void> => {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) {
    if (await isHealthy(endpoint)) return
    if (!isAlive(pid)) break
  }
  throw new LocalProblem(`The local AWS did not start (${log}):\n${lastLines(await readFile(log, 'utf8'))}`)
}

const launch = async (dir: string, port: number, say: EmulatorOptions['say']): Promise<number> => {
  const { python, packages } = await emulatorPython(say)
  const folders = { state: join(dir, 'state'), objects: join(dir, 's3'), temporary: join(dir, 'tmp') }
  await rm(folders.temporary, { recursive: true, force: true })
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
  // Functions are unpacked there beside a script of the emulator that is not a module, whatever the project's package.json says.
  await writeFile(join(folders.temporary, 'package.json'), '{}')
  await forgetStreamPositions(folders.state)
  const log = await open(join(dir, 'emulator.log'), 'w')
  const env = emulatorEnvironment({ dir, port, folders, packages })
  // In a group of its own, so that Ctrl-C reaches only us, and the emulator saves its data when we tell it to stop.
  const child = spawn(python, ['-m', 'ministack'], { cwd: dir, env, detached: true, stdio: ['ignore', log.fd, log.fd] })
  const started = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('spawn', () => resolve(child.pid ?? 0))
  })
  child.unref()
  await log.close()
  return started
}

/**
 * Starts the local AWS of the stage in `dir`, with IAM enforced and on 127.0.0.1 only, or takes the one that runs there, or the one
 * that AWS_ENDPOINT_URL names. Throws a LocalProblem that says in one line what is missing.
 */
export const startEmulator = async ({ dir, port: wanted, say }: EmulatorOptions): Promise<Emulator> => {
  const other = process.env['AWS_ENDPOINT_URL']
  if (other) return useOther(other)
  const running = await findEmulator(dir)
  if (running) return running
  const chosen = await ensureState(dir)
  const state = { ...chosen, emulatorPort: wanted ?? chosen.emulatorPort }
  if (!(await isFree(state.emulatorPort))) {
    throw new LocalProblem(
      `Port ${state.emulatorPort} is taken: stop what uses it, or choose again with npm run reset.`,
    )
  }
  const pid = await launch(dir, state.emulatorPort, say)
  await writeState(dir, { ...state, emulatorPid: pid })
  const endpoint = `http://127.0.0.1:${state.emulatorPort}`
  await untilHealthy(endpoint, pid, join(dir, 'emulator.log'))
  return handle(dir, endpoint, pid)
}
