import { readdir, readlink, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../../../local/client.ts'
import { findEmulator } from '../../../local/emulator.ts'
import type { World } from './world.ts'

const isParent = async (parent: number, pid: string): Promise<boolean> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '') // gone meanwhile
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) === parent
}

/** The processes of a function of the stage, of which each serves one call at a time; `name` is a part of the function's name. */
export const processesOf = async ({ dir }: Pick<World, 'dir'>, name: string): Promise<readonly number[]> => {
  const emulator = (await findEmulator(dir))?.pid ?? 0
  const found: number[] = []
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    if (!(await isParent(emulator, pid))) continue
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '')
    if (cwd.includes(name)) found.push(Number(pid))
  }
  return found
}

const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids) process.kill(pid, signal)
}

/** Ends every process of a function at once, as a crash does; those that serve no call are begun anew. */
export const killAll = async (world: Pick<World, 'dir'>, name: string): Promise<void> =>
  signalAll(await processesOf(world, name), 'SIGKILL')

/** Does something while every process of a function stands still. */
export const whileStill = async <T>(world: Pick<World, 'dir'>, name: string, act: () => Promise<T>): Promise<T> => {
  const pids = await processesOf(world, name)
  signalAll(pids, 'SIGSTOP')
  try {
    return await act()
  } finally {
    signalAll(pids, 'SIGCONT')
  }
}

/**
 * Lets a function run for a few milliseconds at a time until `isThere`, then kills it: in the very middle of what it does. `begin` makes
 * it run. Gives false where it was through before it was seen there.
 */
export const killWhen = async (
  world: Pick<World, 'dir'>,
  name: string,
  begin: () => Promise<unknown>,
  isThere: () => Promise<'before' | 'there' | 'past'>,
): Promise<boolean> => {
  const idle = await processesOf(world, name)
  signalAll(idle, 'SIGSTOP')
  await begin()
  const pids = idle.length > 0 ? idle : await until(`a process of ${name}`, 30, async () => {
    const started = await processesOf(world, name)
    return started.length > 0 ? started : undefined
  }, 5)
  for (;;) {
    const place = await isThere()
    if (place !== 'before') {
      signalAll(pids, place === 'there' ? 'SIGKILL' : 'SIGCONT')
      return place === 'there'
    }
    signalAll(pids, 'SIGCONT')
    await pause(3)
    signalAll(pids, 'SIGSTOP')
  }
}
