import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { sweepMetrics } from '../../functions/metric-names.ts'
import type { ConsortTable } from '../constructs/consort-table.ts'
import { metricsNamespace } from '../constructs/task-function.ts'

const period = Duration.minutes(5)

/** What the sweep counted last: applications that are stuck, mails that were given up. */
export const counted = (stage: string, metricName: (typeof sweepMetrics)[keyof typeof sweepMetrics]): Metric =>
  new Metric({
    namespace: metricsNamespace(stage),
    metricName,
    dimensionsMap: { service: 'streams/sweep' },
    statistic: Stats.MAXIMUM,
    period,
  })

/** How often DynamoDB refused to read or write for want of capacity. */
export const tableThrottles = (table: ConsortTable): readonly Metric[] =>
  ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
    (metricName) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: table.tableName },
        statistic: Stats.SUM,
        period,
      }),
  )

/** How often Lambda refused to run a function of this account and region for want of concurrency. */
export const lambdaThrottles = new Metric({
  namespace: 'AWS/Lambda',
  metricName: 'Throttles',
  statistic: Stats.SUM,
  period,
})

/** The share of mails that came back, or that somebody complained of, as SES judges the account by it. */
export const reputation = (metricName: 'Reputation.BounceRate' | 'Reputation.ComplaintRate'): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: Stats.MAXIMUM, period: Duration.hours(1) })

/** How long the oldest message of a queue waits, in seconds. */
export const oldestMessage = (queue: Queue): Metric =>
  queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period })

/** How many dead letters lie in a queue. */
export const deadLettersIn = (queue: Queue): Metric =>
  queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period })

/** Of a hundred answers of the API, how many were failures of ours; nought while too few are asked to tell. */
export const failureRate = (api: HttpApi): MathExpression =>
  new MathExpression({
    expression: 'IF(asked >= 20, 100 * failed / asked, 0)',
    usingMetrics: {
      asked: api.metricCount({ statistic: Stats.SUM, period }),
      failed: api.metricServerError({ statistic: Stats.SUM, period }),
    },
    label: 'failures, %',
    period,
  })
