import { describe, expect, it } from 'vitest'
import { only, productionResources } from '../stage.ts'

describe('the table of a production stage', () => {
  const table = only('AWS::DynamoDB::Table')

  it('can be restored to any second, is not deleted by accident, and forgets by ttl', () => {
    expect(table.Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      BillingMode: 'PAY_PER_REQUEST',
    })
    expect(table.DeletionPolicy).toBe('Retain')
    expect(table.UpdateReplacePolicy).toBe('Retain')
  })

  it('tells its stream what was there and what is there', () => {
    expect(table.Properties['StreamSpecification']).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' })
  })

  it('rests under a key of our own', () => {
    expect(table.Properties['SSESpecification']).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' })
    expect(JSON.stringify(table.Properties['SSESpecification'])).toContain('PersonalData')
  })

  it('has its five indexes from the first deployment, each with all attributes', () => {
    const indexes = table.Properties['GlobalSecondaryIndexes'] as any[]
    expect(indexes.map(({ IndexName }) => IndexName)).toEqual(['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5'])
    for (const { Projection, IndexName, KeySchema } of indexes) {
      expect(Projection).toEqual({ ProjectionType: 'ALL' })
      expect(KeySchema.map((key: any) => key.AttributeName)).toEqual([`${IndexName}pk`, `${IndexName}sk`])
    }
  })
})

describe('what else rests in a production stage', () => {
  it('lies in buckets that nobody reads from outside, encrypted, and reached over TLS only', () => {
    const buckets = productionResources('AWS::S3::Bucket')
    const policies = JSON.stringify(productionResources('AWS::S3::BucketPolicy'))
    expect(buckets).toHaveLength(6)
    for (const [name, { Properties }] of buckets) {
      expect(Properties['PublicAccessBlockConfiguration'], name).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(Properties['BucketEncryption'], name).toBeDefined()
      expect(policies, name).toContain(`"Fn::GetAtt":["${name.split('/')[1]}","Arn"]`)
    }
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(6)
  })

  it('keeps every version of the imports, of the search, of the files of spaces and of the pages', () => {
    const versioned = productionResources('AWS::S3::Bucket').filter(
      ([, { Properties }]) => Properties['VersioningConfiguration'],
    )
    expect(versioned.map(([name]) => name.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'Data/Imports',
      'Data/Search',
      'Data/SpaceFiles',
      'Web/Pages',
    ])
  })

  it('has secrets that were made by the stack and seen by nobody', () => {
    const secrets = productionResources('AWS::SecretsManager::Secret')
    expect(secrets).toHaveLength(3)
    for (const [name, { Properties }] of secrets) {
      expect(Properties['GenerateSecretString'].PasswordLength, name).toBeGreaterThanOrEqual(64)
      expect(Properties['SecretString'], name).toBeUndefined()
      expect(Properties['KmsKeyId'], name).toBeDefined()
    }
  })

  it('survives the deletion of its stack', () => {
    const kept = [
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::SecretsManager::Secret',
      'AWS::KMS::Key',
      'AWS::Cognito::UserPool',
    ]
    for (const type of kept)
      for (const [name, { DeletionPolicy }] of productionResources(type)) expect(DeletionPolicy, name).toBe('Retain')
  })

  it('queues nothing in the clear, and gives up nothing without a dead letter', () => {
    const queues = productionResources('AWS::SQS::Queue')
    for (const [name, { Properties }] of queues) expect(Properties['SqsManagedSseEnabled'], name).toBe(true)
    const working = queues.filter(([name]) => !name.includes('DeadLetters'))
    expect(working).toHaveLength(4)
    for (const [name, { Properties }] of working) expect(Properties['RedrivePolicy']?.maxReceiveCount, name).toBe(5)
  })
})
