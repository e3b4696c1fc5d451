import { parentPort } from 'node:worker_threads'
import type { Fault } from './fault.ts'
import { paths } from './paths/all.ts'
import { strike } from './strike.ts'

/** What a worker is asked: a path by its name, and the sets of faults with which it is played. */
export type Batch = { readonly path: string; readonly sets: readonly (readonly Fault[])[] }

const work = async ({ path: name, sets }: Batch): Promise<void> => {
  const path = paths.find((one) => one.name === name)
  if (!path) throw new Error(`there is no path ${name}`)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
  parentPort?.postMessage(await strike(path, sets))
}

parentPort?.on('message', (batch: Batch) => void work(batch))
