import { readdir, readlink, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../../../local/client.ts'
import { findEmulator } from '../../../local/emulator.ts'
import type { World } from './world.ts'

/** Whether processes cannot be looked at as Linux shows them: what needs that is skipped. */
export const hidesProcesses = process.platform !== 'linux'

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

const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, name)
  } catch {
    return false // it has ended meanwhile
  }
}

const signalAll = (pids: readonly number[], name: NodeJS.Signals): number =>
  pids.filter((pid) => signal(pid, name)).length

/** Ends every process of a function at once, as a crash does, and gives how many there were. */
export const killAll = async (world: Pick<World, 'dir'>, name: string): Promise<number> =>
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
 * Lets a function run for a few milliseconds at a time until it is `there`, and leaves it standing in the very middle of what it does;
 * `begin` makes it run. Gives its processes, to be killed or let go; throws where it was `past` before it was seen there.
 */
export const haltWhen = async (
  world: Pick<World, 'dir'>,
  name: string,
  begin: () => Promise<unknown>,
  place: () => Promise<'before' | 'there' | 'past'>,
): Promise<{ kill: () => number; go: () => number }> => {
  const started = async () => {
    const pids = await processesOf(world, name)
    return pids.length > 0 ? pids : undefined
  }
  const idle = await started()
  signalAll(idle ?? [], 'SIGSTOP')
  await begin()
  let pids = idle ?? (await until(`a process of ${name}`, 30, started, 5))
  for (const end = Date.now() + 60_000; ;) {
    signalAll(pids, 'SIGSTOP')
    // Where those of before do not take the call, another process does, which began meanwhile.
    pids = await processesOf(world, name)
    signalAll(pids, 'SIGSTOP')
    const at = await place()
    if (at === 'there') break
    signalAll(pids, 'SIGCONT')
    if (at === 'past' || Date.now() > end) throw new Error(`${name} was not seen there`)
    await pause(3)
  }
  return { kill: () => signalAll(pids, 'SIGKILL'), go: () => signalAll(pids, 'SIGCONT') }
}
