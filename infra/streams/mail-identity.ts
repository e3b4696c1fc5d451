import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { demandsTls, type Deployment } from '../deployment.ts'
import type { TaskFunction } from '../constructs/task-function.ts'

type Props = {
  readonly deployment: Deployment
  /** What the reports, which hold addresses, are encrypted with. */
  readonly encryptionKey: IKey
}

/** The address that mail comes from. Every mail from it is watched: bounces and complaints are reported. */
export class MailIdentity extends Construct {
  private readonly reports: Topic

  constructor(scope: Construct, id: string, { deployment, encryptionKey }: Props) {
    super(scope, id)
    this.reports = new Topic(this, 'Reports', { masterKey: encryptionKey, enforceSSL: demandsTls(deployment) })
    const configurationSet = new ConfigurationSet(this, 'Watched', { reputationMetrics: true })
    configurationSet.addEventDestination('ToReports', {
      destination: EventDestination.snsTopic(this.reports),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    })
    // As the identity's own configuration set it applies to whatever is sent, without a word in the mail.
    new EmailIdentity(this, 'Sender', { identity: Identity.email(deployment.config.sender), configurationSet })
  }

  /** Gives the reports to a function. */
  reportsTo(feedback: TaskFunction): void {
    this.reports.addSubscription(new LambdaSubscription(feedback))
  }
}
