import { CfnOutput, type Stack } from 'aws-cdk-lib'
import * as z from 'zod'

const text = z.string().min(1)

/** What the stacks tell those who run them; the outputs of all stacks of a stage together, each name once. */
export const outputsSchema = z.object({
  TableName: text,
  ImportsBucketName: text,
  SpaceFilesBucketName: text,
  SearchBucketName: text,
  LinkKeysSecretArn: text,
  CodeKeySecretArn: text,
  EdgeSecretArn: text,
  ClusterApprovalArn: text,
  JoinApprovalArn: text,
  RegistryImportArn: text,
  MailQueueUrl: text,
  WakeQueueUrl: text,
  StartQueueUrl: text,
  DueQueueUrl: text,
  DueTickerName: text,
  SweepName: text,
  SearchSnapshotName: text,
  ApiId: text,
  ApiAddress: text,
  UserPoolId: text,
  UserPoolClientId: text,
  PagesBucketName: text,
  DistributionId: text,
  PortalAddress: text,
  AlarmTopicArn: text,
})

/** Tells a value under one of those names. */
export const tell = (stack: Stack, name: keyof z.infer<typeof outputsSchema>, value: string): void => {
  new CfnOutput(stack, name, { value })
}
