import chain from '@middy/core'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import type { Moment } from '../../shared/domain/time.ts'
import type { Observe } from './observe.ts'

/** A consumer of a queue: its name, the schema of its messages, the stage's clock, who hears of each message, and what is done with one. */
export type Queue<Message> = {
  readonly name: string
  readonly schema: z.ZodType<Message>
  readonly clock: () => Promise<Moment>
  readonly observe: Observe
  readonly run: (message: Message & { readonly now: Moment }) => Promise<object | void>
}

const consume = async <Message extends object>(queue: Queue<Message>, body: string, now: Moment): Promise<boolean> => {
  const startedAt = Date.now()
  const told = () => ({ queue: queue.name, milliseconds: Date.now() - startedAt })
  try {
    const message = queue.schema.parse(JSON.parse(body))
    const became = await queue.run({ ...message, now })
    queue.observe({ ...message, ...told(), ...became })
    return true
  } catch (error) {
    queue.observe({ ...told(), error })
    return false
  }
}

const failuresOf = (records: readonly SQSRecord[], failed: ReadonlySet<string>): SQSBatchResponse => ({
  batchItemFailures: records
    .filter(({ body }) => failed.has(body))
    .map(({ messageId }) => ({ itemIdentifier: messageId })),
})

/**
 * The one chain for queues: asks for the time once, does what equal messages ask for once, all different ones beside each other, and
 * reports those that failed, so that only they come back.
 */
export const queueHandler = <Message extends object>(queue: Queue<Message>) =>
  chain<SQSEvent, SQSBatchResponse>().handler(async ({ Records }) => {
    const now = await queue.clock()
    const bodies = [...new Set(Records.map(({ body }) => body))]
    const done = await Promise.all(bodies.map((body) => consume(queue, body, now)))
    return failuresOf(Records, new Set(bodies.filter((_, at) => !done[at])))
  })
