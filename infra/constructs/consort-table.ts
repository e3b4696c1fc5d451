import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { indexNames } from '../../shared/stores/keys.ts'
import { keptData, type Deployment } from '../deployment.ts'
import { differsHere } from '../local-differences.ts'

type Props = { readonly deployment: Deployment; readonly encryptionKey: IKey }

/** The one table: paid by the request, restorable to any second of 35 days, with all its indexes from the first deployment. */
export class ConsortTable extends Table {
  /** The ARNs of its indexes. */
  readonly indexArns: readonly string[]

  constructor(scope: Construct, id: string, { deployment, encryptionKey }: Props) {
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      deletionProtection: !differsHere(deployment.config, 'nothingIsKept'),
      removalPolicy: keptData(deployment),
    })
    for (const indexName of indexNames)
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: `${indexName}pk`, type: AttributeType.STRING },
        sortKey: { name: `${indexName}sk`, type: AttributeType.STRING },
      })
    this.indexArns = indexNames.map((indexName) => `${this.tableArn}/index/${indexName}`)
  }

  /** There always is a stream; CDK's own interface wants to hear that under exact optional properties. */
  override get tableStreamArn(): string {
    const arn = super.tableStreamArn
    if (arn === undefined) throw new Error('the table has no stream')
    return arn
  }
}
