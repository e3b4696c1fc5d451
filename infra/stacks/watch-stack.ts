import { Duration, Stack } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  Stats,
  TreatMissingData,
  type AlarmProps,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { sweepMetrics } from '../../functions/metric-names.ts'
import { demandsTls, stackProps, type Deployment } from '../deployment.ts'
import { differsHere } from '../local-differences.ts'
import { tell } from '../outputs.ts'
import { Overview } from '../watch/overview.ts'
import {
  counted,
  deadLettersIn,
  failureRate,
  lambdaThrottles,
  oldestMessage,
  reputation,
  tableThrottles,
} from '../watch/measures.ts'
import { runbookPage } from '../watch/runbook.ts'
import type { ApiStack } from './api-stack.ts'
import type { DataStack } from './data-stack.ts'
import type { StreamsStack } from './streams-stack.ts'
import type { WorkflowStack } from './workflow-stack.ts'

const fiveMinutes = { period: Duration.minutes(5) }

/** The stacks that are watched. */
export type Watched = {
  readonly data: DataStack
  readonly workflow: WorkflowStack
  readonly streams: StreamsStack
  readonly api: ApiStack
}

/** What those who run it look at, and what calls them. */
export class WatchStack extends Stack {
  private readonly calls: Topic

  constructor(scope: Construct, deployment: Deployment, watched: Watched) {
    super(scope, 'Watch', stackProps(deployment, 'Watch', 'the dashboard and the alarms'))
    const { stage, alarmEmail } = deployment.config
    this.calls = new Topic(this, 'Calls', { displayName: `Consort (${stage})`, enforceSSL: demandsTls(deployment) })
    if (alarmEmail) this.calls.addSubscription(new EmailSubscription(alarmEmail))
    tell(this, 'AlarmTopicArn', this.calls.topicArn)

    new Overview(this, 'Overview', stage, watched)
    this.watchCases(stage, watched)
    this.watchQueues(watched)
    this.watchFunctions(watched)
    this.watchLimits(watched)
    if (!differsHere(deployment.config, 'noAlarmsOnRates')) this.watchRates(watched)
  }

  private watchCases(stage: string, { workflow }: Watched): void {
    this.call(
      'StuckApplications',
      'An application is stuck: look at it and restart it',
      counted(stage, sweepMetrics.stuckApplications),
    )
    this.call('ParkedMail', 'A mail was given up: see why, and resend it', counted(stage, sweepMetrics.parkedMail))
    this.call(
      'ApprovalFailed',
      'An execution of cluster-approval failed',
      workflow.clusterApproval.metricFailed(fiveMinutes),
    )
    this.call(
      'ApprovalTimedOut',
      'An execution of cluster-approval timed out',
      workflow.clusterApproval.metricTimedOut(fiveMinutes),
    )
    this.call('JoinFailed', 'An execution of join-approval failed', workflow.joinApproval.metricFailed(fiveMinutes))
    this.call(
      'StaffingFailed',
      'An execution of chain-staffing failed',
      workflow.chainStaffing.metricFailed(fiveMinutes),
    )
    this.call('ImportFailed', 'An import of the register failed', workflow.registryImport.metricFailed(fiveMinutes))
  }

  private watchQueues({ streams }: Watched): void {
    for (const queue of streams.deadLetters)
      this.call(
        `DeadLetters${idOf(queue)}`,
        'A message failed five times: see its function’s log',
        deadLettersIn(queue),
      )
    for (const queue of streams.queues)
      this.call(`Late${idOf(queue)}`, 'Work waits for more than ten minutes', oldestMessage(queue), { threshold: 600 })
  }

  private watchFunctions({ workflow, streams, api }: Watched): void {
    for (const watched of [...workflow.functions, ...streams.functions, ...api.functions])
      this.call(
        `Errors${idOf(watched)}`,
        `functions/${watched.entry}.ts fails again and again`,
        watched.metricErrors(fiveMinutes),
        {
          threshold: 5,
        },
      )
    const age = streams.dispatcher.metric('IteratorAge', { statistic: Stats.MAXIMUM, ...fiveMinutes })
    this.call('LateChanges', 'Changes of the table wait for more than a minute', age, { threshold: 60_000 })
    this.call(
      'SweepSilent',
      'The sweep has not run for a quarter of an hour',
      streams.sweep.metricInvocations(fiveMinutes),
      {
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.BREACHING,
        evaluationPeriods: 3,
      },
    )
  }

  private watchLimits({ data }: Watched): void {
    this.call('FunctionsThrottled', 'The account’s concurrency is not enough: have the quota raised', lambdaThrottles)
    for (const throttles of tableThrottles(data.table))
      this.call(`Table${throttles.metricName}`, 'A partition of the table is too hot', throttles, { threshold: 10 })
    // SES reviews an account at 5 % and 0.1 %, and may stop it at 10 % and 0.5 %.
    this.call('Bounces', 'Two mails of a hundred come back', reputation('Reputation.BounceRate'), { threshold: 0.02 })
    this.call('Complaints', 'Recipients complain of our mail', reputation('Reputation.ComplaintRate'), {
      threshold: 0.0005,
    })
  }

  private watchRates({ api }: Watched): void {
    this.call('FailureRate', 'The API fails to answer', failureRate(api.api), { threshold: 2, evaluationPeriods: 2 })
  }

  /** An alarm at one, over five minutes, unless told otherwise. Nothing measured means that nothing happened. */
  private call(id: string, alarmDescription: string, metric: IMetric, otherwise: Partial<AlarmProps> = {}): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: `${alarmDescription}. What to do: ${runbookPage(id)}`,
      metric,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...otherwise,
    })
    alarm.addAlarmAction(new SnsAction(this.calls))
  }
}

/** An id for an alarm, from where the thing it watches stands in its stack. */
const idOf = ({ node }: Construct): string =>
  node.scopes
    .slice(2)
    .map(({ node: { id } }) => id)
    .join('')
