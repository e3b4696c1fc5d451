import chain from '@middy/core'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type { Send } from '../../shared/domain/message.ts'
import type { Value } from '../../shared/stores/table.ts'
import type { DeadRecord } from './dispatch.ts'
import type { Observe } from './observe.ts'
import { readChange } from './stream-record.ts'

type Image = { readonly [name: string]: Value }

/** What a write changed: the item after it and before it; undefined where there was none. */
export type StreamChange = { readonly after: Image | undefined; readonly before: Image | undefined }

/** A view of the data that the stream keeps up: which changes concern it, and how it takes them in. To take them in twice does no harm. */
export type Projection = {
  readonly name: string
  readonly concerns: (change: StreamChange) => boolean
  readonly takeIn: (changes: readonly StreamChange[]) => Promise<void>
}

type Projecting = {
  readonly projections: readonly Projection[]
  readonly deadLetters: Send<DeadRecord>
  readonly observe: Observe
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error')

/**
 * The second function on the table's stream: each projection takes in what concerns it. Where one fails, the records that concern it are
 * reported, so that the stream begins again with the first of them; a record that cannot be read is a dead letter at once.
 */
export const projectionsHandler = ({ projections, deadLetters, observe }: Projecting) =>
  chain<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async ({ Records }) => {
    const reads = Records.map(readChange)
    const changes = reads.flatMap((read) => ('change' in read ? [read] : []))
    const dead = reads.flatMap((read) =>
      'unreadable' in read ? [{ sequenceNumber: read.sequenceNumber, why: nameOf(read.unreadable) }] : [],
    )
    const failed = new Set<string>()
    const letGo = async (numbers: readonly string[], name: string, work: () => Promise<void>): Promise<void> => {
      try {
        if (numbers.length > 0) await work()
      } catch (error) {
        for (const number of numbers) failed.add(number)
        observe({ projection: name, error })
      }
    }
    for (const { name, concerns, takeIn } of projections) {
      const own = changes.filter(({ change }) => concerns(change))
      const numbers = own.map(({ sequenceNumber }) => sequenceNumber)
      await letGo(numbers, name, () => takeIn(own.map(({ change }) => change)))
    }
    const deadNumbers = dead.map(({ sequenceNumber }) => sequenceNumber)
    await letGo(deadNumbers, 'deadLetters', () => deadLetters(dead))
    observe({ records: Records.length, deadLetters: dead.length, failed: failed.size })
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) }
  })
