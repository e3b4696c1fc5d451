import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Deployment } from '../deployment.ts'
import type { DataStack } from '../stacks/data-stack.ts'

/** What each part of the streams stack is given. */
export type Given = {
  readonly deployment: Deployment
  readonly data: DataStack
  /** For what a function, called asynchronously, could not handle. */
  readonly deadLetters: Queue
}
