import chain from '@middy/core'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type { MailMessage, Send, StartMessage, WakeMessage } from '../../shared/domain/message.ts'
import type { FollowUp } from '../../shared/items/follow-up.ts'
import type { Observe } from './observe.ts'
import { readRecord, type Read } from './stream-record.ts'

/** A record that cannot be read: its number in the stream and why; the item itself is in the table. */
export type DeadRecord = { readonly sequenceNumber: string; readonly why: string }

/** The queues that work goes into, and the one for what cannot be read. */
export type Dispatcher = {
  readonly mail: Send<MailMessage>
  readonly start: Send<StartMessage>
  readonly wake: Send<WakeMessage>
  readonly deadLetters: Send<DeadRecord>
  readonly observe: Observe
}

/** Equal messages of one batch become one: three hundred answers at once are a few looks at their application. */
const distinct = <Message>(messages: readonly Message[]): readonly Message[] => [
  ...new Map(messages.map((message) => [JSON.stringify(message), message])).values(),
]

const followUps = (reads: readonly Read[]): readonly FollowUp[] =>
  reads.flatMap((read) => ('followUp' in read && read.followUp ? [read.followUp] : []))

const deadOf = (reads: readonly Read[]): readonly DeadRecord[] =>
  reads.flatMap((read) =>
    'unreadable' in read
      ? [
          {
            sequenceNumber: read.sequenceNumber,
            why: read.unreadable instanceof Error ? read.unreadable.name : 'Error',
          },
        ]
      : [],
  )

const messagesIn = (reads: readonly Read[]) => {
  const all = followUps(reads)
  return {
    mail: distinct(all.flatMap(({ queue, message }) => (queue === 'mail' ? [message] : []))),
    start: distinct(all.flatMap(({ queue, message }) => (queue === 'start' ? [message] : []))),
    wake: distinct(all.flatMap(({ queue, message }) => (queue === 'wake' ? [message] : []))),
    deadLetters: deadOf(reads),
  }
}

/** Where a record's message goes; nowhere, if nothing follows. */
const destinationOf = (read: Read): FollowUp['queue'] | 'deadLetters' | undefined =>
  'unreadable' in read ? 'deadLetters' : read.followUp?.queue

/**
 * The function on the table's stream: puts what must follow each write into its queue. Records whose queue did not take them are reported, so
 * that the stream begins again with the first of them; one that cannot be read is a dead letter at once.
 */
export const dispatchHandler = ({ observe, ...queues }: Dispatcher) =>
  chain<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler(async ({ Records }) => {
    const reads = Records.map(readRecord)
    const messages = messagesIn(reads)
    const sent = await Promise.allSettled([
      queues.mail(messages.mail),
      queues.start(messages.start),
      queues.wake(messages.wake),
      queues.deadLetters(messages.deadLetters),
    ])
    const names = ['mail', 'start', 'wake', 'deadLetters'] as const
    const failed = new Set<string | undefined>(names.filter((_, at) => sent[at]?.status === 'rejected'))
    const counts = Object.fromEntries(names.map((name) => [name, messages[name].length]))
    const reasons = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    observe({
      records: Records.length,
      ...counts,
      ...(reasons.length > 0 ? { error: reasons[0], failedQueues: reasons.length } : {}),
    })
    const failures = reads.filter((read) => failed.has(destinationOf(read)))
    return { batchItemFailures: failures.map(({ sequenceNumber }) => ({ itemIdentifier: sequenceNumber })) }
  })
