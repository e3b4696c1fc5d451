import { Duration } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, PeriodOverride, Stats, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { sweepMetrics } from '../../functions/metric-names.ts'
import type { Watched } from '../stacks/watch-stack.ts'
import {
  counted,
  deadLettersIn,
  failureRate,
  lambdaThrottles,
  oldestMessage,
  reputation,
  tableThrottles,
} from './measures.ts'

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []) =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 8, height: 6 })

/** The dashboard of a stage: cases, executions, the API, queues, mail, limits. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, stage: string, { data, workflow, streams, api }: Watched) {
    super(scope, id)
    const { clusterApproval } = workflow
    const sum = { statistic: Stats.SUM, period: Duration.minutes(5) }
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: `consort-${stage}`,
      defaultInterval: Duration.hours(24),
      periodOverride: PeriodOverride.AUTO,
    })
    dashboard.addWidgets(
      graph('Cases that wait for somebody', [
        counted(stage, sweepMetrics.stuckApplications),
        counted(stage, sweepMetrics.parkedMail),
      ]),
      graph('Executions', [
        clusterApproval.metricStarted(sum),
        clusterApproval.metricSucceeded(sum),
        clusterApproval.metricFailed(sum),
        clusterApproval.metricAborted(sum),
      ]),
      graph(
        'Functions that failed',
        [...workflow.functions, ...streams.functions, ...api.functions].map((each) =>
          each.metricErrors({ ...sum, label: each.entry }),
        ),
      ),
    )
    dashboard.addWidgets(
      graph('Requests', [api.api.metricCount(sum), api.api.metricClientError(sum), api.api.metricServerError(sum)]),
      graph('Answers', [p(api.api.metricLatency(), 50), p(api.api.metricLatency(), 95)], [failureRate(api.api)]),
      graph('Oldest message', streams.queues.map(oldestMessage), streams.deadLetters.map(deadLettersIn)),
    )
    dashboard.addWidgets(
      graph('Reputation', [reputation('Reputation.BounceRate'), reputation('Reputation.ComplaintRate')]),
      graph('Capacity used', [
        data.table.metricConsumedReadCapacityUnits(sum),
        data.table.metricConsumedWriteCapacityUnits(sum),
      ]),
      graph('Refused for want of capacity', [...tableThrottles(data.table), lambdaThrottles]),
    )
  }
}

const p = (metric: ReturnType<Watched['api']['api']['metricLatency']>, percentile: number) =>
  metric.with({ statistic: Stats.percentile(percentile), label: `p${percentile}` })
