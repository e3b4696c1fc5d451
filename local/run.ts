import { spawn, type SpawnOptions } from 'node:child_process'

/** How a program ended, and everything that it printed. */
export type Outcome = { status: number | null; output: string }

/** Runs a program to its end. A program that cannot be started, or that exceeds `timeout` (milliseconds), ends with status null. */
export const run = (command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Outcome> =>
  new Promise((resolve) => {
    const parts: Buffer[] = []
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const end = (status: number | null, more = '') =>
      resolve({ status, output: Buffer.concat(parts).toString('utf8') + more })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => parts.push(part))
    child.once('error', (error) => end(null, error.message))
    child.once('close', (status) => end(status))
  })

/** The last lines of what a program printed. */
export const lastLines = (output: string, count = 15): string => output.trimEnd().split('\n').slice(-count).join('\n')
