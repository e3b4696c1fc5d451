import { Duration } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type CorsRule,
  type LifecycleRule,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { demandsTls, keptData, type Deployment } from '../deployment.ts'

const common = (deployment: Deployment) => ({
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  removalPolicy: keptData(deployment),
  ...(demandsTls(deployment) ? { enforceSSL: true, minimumTLSVersion: 1.2 } : {}),
})

type Props = {
  readonly deployment: Deployment
  readonly encryptionKey?: IKey
  /** Where requests are logged. */
  readonly accessLogs: AccessLogs
  readonly lifecycleRules?: LifecycleRule[]
  /** Which pages may reach it with a presigned address. */
  readonly cors?: CorsRule[]
}

/** CDK's bucket, whose type may be assigned to CDK's own interface under exact optional properties. */
class ExactBucket extends Bucket {
  override get isWebsite(): boolean {
    return super.isWebsite ?? false
  }
}

/** A bucket that nobody reads but who is granted it: versioned, encrypted, over TLS only, its requests logged. */
export class PrivateBucket extends ExactBucket {
  constructor(scope: Construct, id: string, { deployment, accessLogs, encryptionKey, ...props }: Props) {
    super(scope, id, {
      ...common(deployment),
      ...props,
      ...(encryptionKey
        ? { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: `${id}/`,
    })
  }
}

/** The bucket that requests to other buckets, and to the portal, are logged in; a log is kept for three months. */
export class AccessLogs extends ExactBucket {
  constructor(scope: Construct, id: string, deployment: Deployment) {
    super(scope, id, {
      ...common(deployment),
      encryption: BucketEncryption.S3_MANAGED,
      // CloudFront writes its logs with an access list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    })
  }
}
