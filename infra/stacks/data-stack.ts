import { Duration, Stack } from 'aws-cdk-lib'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { ConsortTable } from '../constructs/consort-table.ts'
import { PersonalDataKey } from '../constructs/personal-data-key.ts'
import { AccessLogs, PrivateBucket } from '../constructs/private-bucket.ts'
import { keptData, stackProps, type Deployment } from '../deployment.ts'
import { secretArn } from '../grants.ts'
import { tell } from '../outputs.ts'

/** What is kept: the table, the imports, and the secrets, under a key of our own. */
export class DataStack extends Stack {
  readonly personalData: PersonalDataKey
  readonly table: ConsortTable
  readonly imports: Bucket
  /** The keys that invitation links are made with: `{"id", "key"}`, and after a rotation the former ones beside them. */
  readonly linkKeys: Secret
  /** The key that sign-in and claim codes are made with. */
  readonly codeKey: Secret
  /** `{"origin"}`: the value of the origin header, and after a rotation the former one beside it; the key of cursors is derived from it. */
  readonly edge: Secret

  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'Data', stackProps(deployment, 'Data', 'the table, the imports, the secrets'))
    const removalPolicy = keptData(deployment)
    const encryptionKey = new PersonalDataKey(this, 'PersonalData', deployment)
    const secret = { encryptionKey, removalPolicy }
    const generated = { passwordLength: 64, excludePunctuation: true }

    this.personalData = encryptionKey
    this.table = new ConsortTable(this, 'Table', { deployment, encryptionKey })
    this.imports = new PrivateBucket(this, 'Imports', {
      encryptionKey,
      removalPolicy,
      accessLogs: new AccessLogs(this, 'AccessLogs', removalPolicy),
      lifecycleRules: [{ expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(30) }],
    })
    this.linkKeys = new Secret(this, 'LinkKeys', {
      ...secret,
      description: 'Consort: keys of invitation links',
      generateSecretString: { ...generated, secretStringTemplate: '{"id":"k1"}', generateStringKey: 'key' },
    })
    this.codeKey = new Secret(this, 'CodeKey', {
      ...secret,
      description: 'Consort: key of sign-in and claim codes',
      generateSecretString: generated,
    })
    this.edge = new Secret(this, 'Edge', {
      ...secret,
      description: 'Consort: origin header and cursors',
      generateSecretString: { ...generated, secretStringTemplate: '{}', generateStringKey: 'origin' },
    })

    tell(this, 'TableName', this.table.tableName)
    tell(this, 'ImportsBucketName', this.imports.bucketName)
    tell(this, 'LinkKeysSecretArn', secretArn(this.linkKeys))
    tell(this, 'CodeKeySecretArn', secretArn(this.codeKey))
    tell(this, 'EdgeSecretArn', secretArn(this.edge))
  }
}
