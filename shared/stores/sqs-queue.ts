import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Send } from '../domain/message.ts'
import { inBatches } from './in-batches.ts'

/** How many messages SQS takes at once. */
const LARGEST_BATCH = 10

/** Some messages were not accepted by a queue; all of them may be sent again. */
class NotAccepted extends Error {
  override readonly name = 'NotAccepted' as const

  constructor(codes: readonly (string | undefined)[]) {
    super(`${codes.length} messages were not accepted: ${[...new Set(codes)].join(', ')}`)
  }
}

/** A queue of SQS, to put messages into as JSON. */
export const sqsQueue = <Message>(client: Pick<SQSClient, 'send'>, queueUrl: string): Send<Message> => {
  const sendBatch = async (messages: readonly Message[]): Promise<void> => {
    const Entries = messages.map((message, at) => ({ Id: String(at), MessageBody: JSON.stringify(message) }))
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
    if (Failed.length > 0) throw new NotAccepted(Failed.map(({ Code }) => Code))
  }
  return async (messages) => {
    for (const batch of inBatches(messages, LARGEST_BATCH)) await sendBatch(batch)
  }
}
