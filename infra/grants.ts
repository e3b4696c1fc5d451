import type { UserPool } from 'aws-cdk-lib/aws-cognito'
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { CfnSecret, type Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { ConsortTable } from './constructs/consort-table.ts'

/** The beginnings of the partition keys that may be touched; all, where none are given. */
type Partitions = { readonly onlyPartitions?: readonly string[] }

type Conditions = { readonly [operator: string]: { readonly [key: string]: unknown } }

/** A machine, by what its grants need of it. */
type Machine = { readonly stateMachineArn: string; readonly executionsArn: string }

const allow = (
  who: IGrantable,
  actions: readonly string[],
  resources: readonly string[],
  conditions: Conditions = {},
): void => {
  const statement = new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    conditions: { ...conditions },
  })
  who.grantPrincipal.addToPrincipalPolicy(statement)
}

/** DynamoDB's condition on partition keys, in the form that AWS documents, because a batch has several. */
const within = ({ onlyPartitions }: Partitions): Conditions =>
  onlyPartitions ? { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': onlyPartitions } } : {}

/** May read items of the table, but not look into its indexes. */
export const mayReadItems = (who: IGrantable, table: ConsortTable, partitions: Partitions = {}): void =>
  allow(who, ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], [table.tableArn], within(partitions))

/** May write items of the table, each on its conditions. */
export const mayWriteItems = (who: IGrantable, table: ConsortTable, partitions: Partitions = {}): void =>
  allow(
    who,
    ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
    [table.tableArn],
    within(partitions),
  )

/** May demand something of items in a transaction that does not change them. */
export const mayCheckItems = (who: IGrantable, table: ConsortTable, partitions: Partitions): void =>
  allow(who, ['dynamodb:ConditionCheckItem'], [table.tableArn], within(partitions))

/** May read the table and query its indexes. */
export const mayReadTable = (who: IGrantable, table: ConsortTable): void => {
  mayReadItems(who, table)
  allow(who, ['dynamodb:Query'], table.indexArns)
}

/** May query some partitions of the table's indexes. */
export const mayQueryIndexes = (who: IGrantable, table: ConsortTable, partitions: Partitions): void =>
  allow(who, ['dynamodb:Query'], table.indexArns, within(partitions))

/** May read and write the table, and query its indexes. */
export const mayUseTable = (who: IGrantable, table: ConsortTable): void => {
  mayReadTable(who, table)
  mayWriteItems(who, table)
}

/** May read the table's stream. To list streams is granted on all or not at all. */
export const mayReadChanges = (who: IGrantable, table: ConsortTable): void => {
  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']
  allow(who, actions, [table.tableStreamArn])
  allow(who, ['dynamodb:ListStreams'], ['*'])
}

/** The ARN of a secret. `Ref`, which the L2's `secretArn` is, gives a name on the local AWS; `Id` gives the ARN on both. */
export const secretArn = (secret: Secret): string => {
  const resource = secret.node.defaultChild
  if (!CfnSecret.isCfnSecret(resource)) throw new Error(`${secret.node.path} is not a secret of this app`)
  return resource.attrId
}

/** May read the value of a secret. */
export const mayReadSecret = (who: IGrantable, secret: Secret): void =>
  allow(who, ['secretsmanager:GetSecretValue'], [secretArn(secret)])

/** May put messages into a queue. AWS asks for the first action in either call, the local AWS for the name of the call. */
export const maySend = (who: IGrantable, queue: Queue): void =>
  allow(who, ['sqs:SendMessage', 'sqs:SendMessageBatch'], [queue.queueArn])

/** May call a function. */
export const mayInvoke = (who: IGrantable, called: IFunction): void =>
  allow(who, ['lambda:InvokeFunction'], [called.functionArn])

/** May complete waits. The request carries a token and no resource, so AWS can only grant it on all. */
export const mayCompleteWaits = (who: IGrantable): void => allow(who, ['states:SendTaskSuccess'], ['*'])

/** May start executions of a machine. */
export const mayStartExecutions = (who: IGrantable, { stateMachineArn }: Machine): void =>
  allow(who, ['states:StartExecution'], [stateMachineArn])

/** May ask how an execution of a machine is. */
export const mayAskForExecutions = (who: IGrantable, { executionsArn }: Machine): void =>
  allow(who, ['states:DescribeExecution'], [executionsArn])

/** May list a machine's executions and ask how they are, with their history. */
export const mayWatchExecutions = (who: IGrantable, machine: Machine): void => {
  mayAskForExecutions(who, machine)
  allow(who, ['states:ListExecutions'], [machine.stateMachineArn])
  allow(who, ['states:GetExecutionHistory'], [machine.executionsArn])
}

/** May stop executions of a machine. */
export const mayStopExecutions = (who: IGrantable, { executionsArn }: Machine): void =>
  allow(who, ['states:StopExecution'], [executionsArn])

/** May send mail from one address. The request names only the address: `IfExists`, because the local AWS does not know that key. */
export const maySendMail = (who: IGrantable, sender: string): void =>
  allow(who, ['ses:SendRawEmail'], ['*'], { StringLikeIfExists: { 'ses:FromAddress': sender } })

/** May make persons' accounts in the pool and end their sessions; the calls of signing in itself need no grant. */
export const mayManageAccounts = (who: IGrantable, pool: UserPool): void =>
  allow(who, ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminSetUserPassword'], [pool.userPoolArn])

/** May remove persons' accounts from the pool. */
export const mayRemoveAccounts = (who: IGrantable, pool: UserPool): void =>
  allow(who, ['cognito-idp:AdminDeleteUser'], [pool.userPoolArn])

/** May read files of a bucket, of all paths or those that begin so, and tell a missing one from a forbidden one. */
export const mayReadFiles = (who: IGrantable, bucket: Bucket, beginning = ''): void => {
  allow(who, ['s3:GetObject'], [bucket.arnForObjects(`${beginning}*`)])
  allow(who, ['s3:ListBucket'], [bucket.bucketArn])
}

/** May remove files of a bucket. */
export const mayRemoveFiles = (who: IGrantable, bucket: Bucket): void =>
  allow(who, ['s3:DeleteObject'], [bucket.arnForObjects('*')])

/** May write files of a bucket, of all paths or those that begin so. */
export const mayWriteFiles = (who: IGrantable, bucket: Bucket, beginning = ''): void =>
  allow(who, ['s3:PutObject'], [bucket.arnForObjects(`${beginning}*`)])
