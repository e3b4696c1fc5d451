import { Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Construct } from 'constructs'
import { environmentSchema as projectionsSchema } from '../../functions/streams/projections.env.ts'
import { environmentSchema as snapshotSchema } from '../../functions/streams/search-snapshot.env.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { commonEnvironment } from '../environment.ts'
import {
  mayQueryIndexes,
  mayReadChanges,
  mayReadFiles,
  mayReadItems,
  mayReadTable,
  maySend,
  mayWriteFiles,
  mayWriteItems,
} from '../grants.ts'
import { projectedPartitions } from '../partitions.ts'
import { changesThatAreProjected } from './change-filters.ts'
import type { Given } from './given.ts'

/** Keeps the search and the figures up to date: the second reader of the stream notes what changed, and every minute a snapshot of the search takes it in. */
export class Finding extends Construct {
  readonly projections: TaskFunction
  readonly snapshot: TaskFunction
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, { deployment, data, deadLetters }: Given) {
    super(scope, id)
    const environment = commonEnvironment(deployment, data)
    this.projections = new TaskFunction(this, 'Projections', {
      deployment,
      entry: 'streams/projections',
      schema: projectionsSchema,
      environment: { ...environment, DEAD_LETTERS_URL: deadLetters.queueUrl },
    })
    mayReadChanges(this.projections, data.table)
    mayReadItems(this.projections, data.table, { onlyPartitions: projectedPartitions.read })
    mayQueryIndexes(this.projections, data.table, { onlyPartitions: projectedPartitions.query })
    mayWriteItems(this.projections, data.table, { onlyPartitions: projectedPartitions.write })
    maySend(this.projections, deadLetters)
    new EventSourceMapping(this, 'Changes', {
      target: this.projections,
      eventSourceArn: data.table.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      filters: changesThatAreProjected,
      retryAttempts: 5,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(deadLetters),
    })

    this.snapshot = new TaskFunction(this, 'Snapshot', {
      deployment,
      entry: 'streams/search-snapshot',
      schema: snapshotSchema,
      environment: { ...environment, SEARCH_BUCKET: data.search.bucketName },
      timeout: Duration.minutes(5),
      memorySize: 1769,
      // The next minute does what this one did not.
      retryAttempts: 0,
    })
    mayReadTable(this.snapshot, data.table)
    mayWriteItems(this.snapshot, data.table, { onlyPartitions: ['SEARCH'] })
    mayReadFiles(this.snapshot, data.search)
    mayWriteFiles(this.snapshot, data.search)
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.snapshot, { retryAttempts: 0, event: RuleTargetInput.fromObject({}) })],
    })
    this.functions = [this.projections, this.snapshot]
  }
}
