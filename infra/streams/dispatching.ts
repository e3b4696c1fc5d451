import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { environmentSchema } from '../../functions/streams/dispatcher.env.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import type { WorkQueue } from '../constructs/work-queue.ts'
import { commonEnvironment } from '../environment.ts'
import { mayReadChanges, maySend } from '../grants.ts'
import { changesThatLeadToWork } from './change-filters.ts'
import type { Given } from './given.ts'

type Queues = { readonly mail: WorkQueue; readonly wake: WorkQueue; readonly start: WorkQueue }

/** Puts what must follow a committed write into the queue of those who do it. It reads nothing but the stream. */
export class Dispatching extends Construct {
  readonly dispatcher: TaskFunction

  constructor(scope: Construct, id: string, { deployment, data, deadLetters, mail, wake, start }: Given & Queues) {
    super(scope, id)
    this.dispatcher = new TaskFunction(this, 'Dispatcher', {
      deployment,
      entry: 'streams/dispatcher',
      schema: environmentSchema,
      environment: {
        ...commonEnvironment(deployment, data),
        MAIL_QUEUE_URL: mail.queue.queueUrl,
        WAKE_QUEUE_URL: wake.queue.queueUrl,
        START_QUEUE_URL: start.queue.queueUrl,
        DEAD_LETTERS_URL: deadLetters.queueUrl,
      },
    })
    for (const queue of [mail.queue, wake.queue, start.queue, deadLetters]) maySend(this.dispatcher, queue)
    mayReadChanges(this.dispatcher, data.table)
    new EventSourceMapping(this, 'Changes', {
      target: this.dispatcher,
      eventSourceArn: data.table.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      filters: changesThatLeadToWork,
      retryAttempts: 5,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(deadLetters),
    })
  }
}
