import { Duration } from 'aws-cdk-lib'
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { keptData, type Deployment } from '../deployment.ts'

/**
 * The key that personal data rest under: table, imports, secrets, reports of bounces. As with AWS's own keys, whoever may use the table
 * (or bucket, or secret) may have it decrypted by that service, and nobody can use the key directly; unlike those it is ours to rotate,
 * audit and disable.
 */
export class PersonalDataKey extends Key {
  constructor(scope: Construct, id: string, deployment: Deployment) {
    super(scope, id, {
      description: `Consort (${deployment.config.stage}): personal data at rest`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: keptData(deployment),
    })
    const { account, region } = Stack.of(this)
    const services = ['dynamodb', 's3', 'secretsmanager'].map((service) => `${service}.${region}.amazonaws.com`)
    const actions = [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:CreateGrant',
      'kms:DescribeKey',
    ]
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughTheServicesThatHoldTheData',
        principals: [new AnyPrincipal()],
        actions,
        resources: ['*'],
        conditions: { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': services } },
      }),
    )
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReportsOfBounces',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    )
  }
}
