import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Struck } from './strike.ts'
import type { Batch } from './worker.ts'

/** Has batches played beside each other, as many as the machine has cores; what became of each, in no order. */
export const inWorkers = async (batches: readonly Batch[], heard: (struck: Struck) => void): Promise<void> => {
  const waiting = [...batches]
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
      worker.postMessage(batch)
      const [struck]: Struck[] = await once(worker, 'message')
      if (struck) heard(struck)
    }
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
}
