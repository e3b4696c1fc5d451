import { Duration, Stack } from 'aws-cdk-lib'
import { HttpMethods, type Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { ConsortTable } from '../constructs/consort-table.ts'
import { KeySecret } from '../constructs/key-secret.ts'
import { PersonalDataKey } from '../constructs/personal-data-key.ts'
import { AccessLogs, PrivateBucket } from '../constructs/private-bucket.ts'
import { keptData, stackProps, type Deployment } from '../deployment.ts'
import { secretArn } from '../grants.ts'
import { tell } from '../outputs.ts'

/** What is kept: the table, the imports, the files of spaces, and the secrets, under a key of our own. */
export class DataStack extends Stack {
  readonly personalData: PersonalDataKey
  readonly table: ConsortTable
  readonly imports: Bucket
  /** The snapshot of the search, and chains that are being staffed. */
  readonly search: Bucket
  /** The files that hang on posts. */
  readonly spaceFiles: Bucket
  /** The keys that invitation links are made with. */
  readonly linkKeys: KeySecret
  /** The keys that sign-in and claim codes are made with. */
  readonly codeKey: KeySecret
  /** The keys that the edge shows to the API, and that cursors are sealed with. */
  readonly edge: KeySecret

  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'Data', stackProps(deployment, 'Data', 'the table, the files, the secrets'))
    const removalPolicy = keptData(deployment)
    const encryptionKey = new PersonalDataKey(this, 'PersonalData', deployment)
    const secret = { encryptionKey, removalPolicy }

    this.personalData = encryptionKey
    this.table = new ConsortTable(this, 'Table', { deployment, encryptionKey })
    const accessLogs = new AccessLogs(this, 'AccessLogs', deployment)
    this.imports = new PrivateBucket(this, 'Imports', {
      encryptionKey,
      deployment,
      accessLogs,
      lifecycleRules: [{ expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(30) }],
    })
    this.search = new PrivateBucket(this, 'Search', {
      encryptionKey,
      deployment,
      accessLogs,
      // Only the newest counts, and it can be made anew.
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(1) },
        { prefix: 'staffing/', expiration: Duration.days(1) },
      ],
    })
    this.spaceFiles = new PrivateBucket(this, 'SpaceFiles', {
      encryptionKey,
      deployment,
      accessLogs,
      // What is kept goes with its post; an upload is copied once it was checked.
      lifecycleRules: [
        { prefix: 'uploads/', expiration: Duration.days(2) },
        { noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.PUT],
          allowedOrigins: [deployment.config.baseUrl],
          allowedHeaders: ['content-type'],
        },
      ],
    })
    this.linkKeys = new KeySecret(this, 'LinkKeys', 'keys of invitation links', secret)
    this.codeKey = new KeySecret(this, 'CodeKey', 'keys of sign-in and claim codes', secret)
    this.edge = new KeySecret(this, 'Edge', 'keys of the origin header and of cursors', secret)

    tell(this, 'TableName', this.table.tableName)
    tell(this, 'ImportsBucketName', this.imports.bucketName)
    tell(this, 'SpaceFilesBucketName', this.spaceFiles.bucketName)
    tell(this, 'SearchBucketName', this.search.bucketName)
    tell(this, 'LinkKeysSecretArn', secretArn(this.linkKeys))
    tell(this, 'CodeKeySecretArn', secretArn(this.codeKey))
    tell(this, 'EdgeSecretArn', secretArn(this.edge))
  }
}
