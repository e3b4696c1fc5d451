import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { environmentSchema as dueSchema } from '../../functions/streams/due.env.ts'
import { environmentSchema as tickerSchema } from '../../functions/streams/due-ticker.env.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { WorkQueue } from '../constructs/work-queue.ts'
import { commonEnvironment } from '../environment.ts'
import { mayRemoveFiles, maySend, mayUseTable } from '../grants.ts'
import type { Given } from './given.ts'

const timeout = Duration.minutes(1)

/** Every minute looks for what is due, and acts on it: deadlines, reminders, expiry, second looks. */
export class Timing extends Construct {
  readonly work: WorkQueue
  readonly ticker: TaskFunction
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, { deployment, data }: Given) {
    super(scope, id)
    this.work = new WorkQueue(this, 'Work', { deployment, consumerTimeout: timeout })
    const environment = commonEnvironment(deployment, data)

    this.ticker = new TaskFunction(this, 'Ticker', {
      deployment,
      timeout,
      entry: 'streams/due-ticker',
      schema: tickerSchema,
      environment: { ...environment, DUE_QUEUE_URL: this.work.queue.queueUrl },
      // The next tick finds what this one did not.
      retryAttempts: 0,
    })
    mayUseTable(this.ticker, data.table)
    maySend(this.ticker, this.work.queue)
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.ticker, { retryAttempts: 0 })],
    })

    const due = new TaskFunction(this, 'Due', {
      deployment,
      timeout,
      entry: 'streams/due',
      schema: dueSchema,
      environment: { ...environment, SPACE_FILES_BUCKET: data.spaceFiles.bucketName },
    })
    this.work.feeds(due, { batchSize: 10, instances: 10 })
    mayUseTable(due, data.table)
    mayRemoveFiles(due, data.spaceFiles)
    this.functions = [this.ticker, due]
  }
}
