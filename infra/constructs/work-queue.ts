import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { demandsTls, type Deployment } from '../deployment.ts'
import type { TaskFunction } from './task-function.ts'

const deadLetterDays = 14
const attempts = 5

type Props = {
  readonly deployment: Deployment
  /** The longest that the consumer works on a batch; its function's time limit. */
  readonly consumerTimeout: Duration
}

/** A queue of messages that lead to work, with a dead-letter queue for those that failed five times. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { deployment, consumerTimeout }: Props) {
    super(scope, id)
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', deployment)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: demandsTls(deployment),
      // AWS's advice for Lambda: six times the function's limit, so that a throttled batch is not handed out twice.
      visibilityTimeout: Duration.seconds(6 * consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
    })
  }

  /** Gives the messages to a function, so many at once and to so many of its instances; a failed message alone comes back. */
  feeds(
    consumer: TaskFunction,
    { batchSize, instances }: { readonly batchSize: number; readonly instances: number },
  ): void {
    consumer.addEventSource(
      new SqsEventSource(this.queue, { batchSize, maxConcurrency: instances, reportBatchItemFailures: true }),
    )
  }
}

/** A queue for what could not be handled, kept for two weeks. */
export const deadLetterQueue = (scope: Construct, id: string, deployment: Deployment): Queue =>
  new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: demandsTls(deployment),
    retentionPeriod: Duration.days(deadLetterDays),
  })
