import { Stack } from 'aws-cdk-lib'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { TaskFunction } from '../constructs/task-function.ts'
import { deadLetterQueue } from '../constructs/work-queue.ts'
import { stackProps, type Deployment } from '../deployment.ts'
import { tell } from '../outputs.ts'
import { Dispatching } from '../streams/dispatching.ts'
import { Finding } from '../streams/finding.ts'
import { Mailing } from '../streams/mailing.ts'
import { Starting } from '../streams/starting.ts'
import { Sweeping } from '../streams/sweeping.ts'
import { Timing } from '../streams/timing.ts'
import { Waking } from '../streams/waking.ts'
import type { DataStack } from './data-stack.ts'
import type { WorkflowStack } from './workflow-stack.ts'

/** What follows a committed write, and what time brings. */
export class StreamsStack extends Stack {
  readonly dispatcher: TaskFunction
  readonly ticker: TaskFunction
  readonly sweep: TaskFunction
  readonly functions: readonly TaskFunction[]
  /** Every queue for what could not be handled. */
  readonly deadLetters: readonly Queue[]
  /** The queues of work, whose oldest message tells how late the work is. */
  readonly queues: readonly Queue[]

  constructor(
    scope: Construct,
    deployment: Deployment,
    data: DataStack,
    { clusterApproval, joinApproval, registryImport, chainStaffing }: WorkflowStack,
  ) {
    super(scope, 'Streams', stackProps(deployment, 'Streams', 'what follows a write, and what time brings'))
    const deadLetters = deadLetterQueue(this, 'DeadLetters', deployment)
    const given = { deployment, data, deadLetters, machine: clusterApproval }

    const mailing = new Mailing(this, 'Mail', given)
    const waking = new Waking(this, 'Wake', given)
    const starting = new Starting(this, 'Start', { ...given, joins: joinApproval, staffing: chainStaffing })
    const timing = new Timing(this, 'Due', given)
    const queues = { mail: mailing.work, wake: waking.work, start: starting.work }
    const { dispatcher } = new Dispatching(this, 'Dispatch', { ...given, ...queues })
    const finding = new Finding(this, 'Find', given)
    const { sweep } = new Sweeping(this, 'Sweep', { ...given, ...queues, joins: joinApproval, imports: registryImport })

    this.dispatcher = dispatcher
    this.ticker = timing.ticker
    this.sweep = sweep
    this.functions = [
      dispatcher,
      sweep,
      ...finding.functions,
      waking.wake,
      ...mailing.functions,
      ...starting.functions,
      ...timing.functions,
    ]
    const works = [mailing.work, waking.work, starting.work, timing.work]
    this.queues = works.map(({ queue }) => queue)
    this.deadLetters = [deadLetters, ...works.map((work) => work.deadLetters)]

    tell(this, 'MailQueueUrl', mailing.work.queue.queueUrl)
    tell(this, 'WakeQueueUrl', waking.work.queue.queueUrl)
    tell(this, 'StartQueueUrl', starting.work.queue.queueUrl)
    tell(this, 'DueQueueUrl', timing.work.queue.queueUrl)
    tell(this, 'DueTickerName', timing.ticker.functionName)
    tell(this, 'SweepName', sweep.functionName)
    tell(this, 'SearchSnapshotName', finding.snapshot.functionName)
  }
}
