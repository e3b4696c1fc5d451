import type { Config } from './config.ts'

/** One thing that a local stage does not have or has otherwise, why, and where that shows in the templates. */
type Difference = {
  readonly reason: string
  /** `Type Id` (or `*` for any) where a resource is absent locally, `Type/path` (or `*` for any type) where a value differs, else a section. */
  readonly shows: readonly string[]
}

/** Everything that a local stage leaves out or changes. There is no other difference: constructs ask `differsHere`, a test compares the templates. */
export const localDifferences = {
  nothingIsKept: {
    reason: 'the data of a local stage are thrown away by a reset, so nothing there may refuse to be deleted',
    shows: [
      '*/DeletionPolicy',
      '*/UpdateReplacePolicy',
      'AWS::DynamoDB::Table/Properties/DeletionProtectionEnabled',
      'AWS::Cognito::UserPool/Properties/DeletionProtection',
    ],
  },
  noFirewallBeforeSignIn: {
    reason: 'the local AWS rolls a stack back that associates a web ACL, and nobody but this machine reaches it',
    shows: ['AWS::WAFv2::WebACLAssociation SignInFirewallBeforePool'],
  },
  noAlarmsOnRates: {
    reason: 'the local AWS rolls a stack back that has an alarm on a metric expression',
    shows: ['AWS::CloudWatch::Alarm FailureRate'],
  },
  pinnedApiAddress: {
    reason: 'the local API keeps its address over restarts by this tag, which AWS would only carry along',
    shows: ['AWS::ApiGatewayV2::Api/Properties/Tags'],
  },
  plainHttp: {
    reason:
      'the local AWS is reached over plain HTTP, on this machine only, where what demands TLS would refuse everybody',
    shows: [
      'AWS::SQS::QueuePolicy *',
      'AWS::SQS::QueuePolicy/Properties/PolicyDocument',
      'AWS::SNS::TopicPolicy/Properties/PolicyDocument',
      'AWS::SNS::TopicPolicy *',
      'AWS::S3::BucketPolicy/Properties/PolicyDocument',
      'AWS::S3::BucketPolicy *',
    ],
  },
  codesAsOften: {
    reason: 'commands, demonstrations and tests sign the same few people in far more often than five times an hour',
    shows: ['AWS::Lambda::Function/Properties/Environment/Variables/CODE_MAILS_PER_HOUR'],
  },
  noBootstrap: {
    reason:
      'the local AWS refuses the publishing role of a bootstrapped account, so assets are published with the own credentials',
    shows: ['Parameters', 'Rules'],
  },
} as const satisfies { readonly [name: string]: Difference }

/** Whether this stage has that difference. */
export const differsHere = ({ kind }: Pick<Config, 'kind'>, _difference: keyof typeof localDifferences): boolean =>
  kind === 'local'
