import { Duration } from 'aws-cdk-lib'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Construct } from 'constructs'
import { environmentSchema as feedbackSchema } from '../../functions/streams/mail-feedback.env.ts'
import { environmentSchema as mailSchema } from '../../functions/streams/mail.env.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { WorkQueue } from '../constructs/work-queue.ts'
import { commonEnvironment, postEnvironment } from '../environment.ts'
import { mayReadSecret, maySendMail, mayUseTable, secretArn } from '../grants.ts'
import type { Given } from './given.ts'
import { MailIdentity } from './mail-identity.ts'

const timeout = Duration.seconds(30)

/** Sends what lies in the mail queue, at most so many at once that SES's usual rate holds, and hears of what came back. */
export class Mailing extends Construct {
  readonly work: WorkQueue
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, { deployment, data, deadLetters }: Given) {
    super(scope, id)
    this.work = new WorkQueue(this, 'Work', { deployment, consumerTimeout: timeout })
    const { sender } = deployment.config
    const identity = new MailIdentity(this, 'Identity', { deployment, encryptionKey: data.personalData })

    const mail = new TaskFunction(this, 'Send', {
      deployment,
      timeout,
      entry: 'streams/mail',
      schema: mailSchema,
      environment: {
        ...postEnvironment(deployment, data),
        LINK_KEYS_SECRET: secretArn(data.linkKeys),
        CODE_KEY_SECRET: secretArn(data.codeKey),
      },
    })
    this.work.feeds(mail, { batchSize: 10, instances: 5 })
    mayUseTable(mail, data.table)
    mayReadSecret(mail, data.linkKeys)
    mayReadSecret(mail, data.codeKey)
    maySendMail(mail, sender)

    const feedback = new TaskFunction(this, 'Feedback', {
      deployment,
      entry: 'streams/mail-feedback',
      schema: feedbackSchema,
      environment: commonEnvironment(deployment, data),
      onFailure: new SqsDestination(deadLetters),
    })
    identity.reportsTo(feedback)
    mayUseTable(feedback, data.table)
    this.functions = [mail, feedback]
  }
}
