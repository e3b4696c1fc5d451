import { Duration, Stack } from 'aws-cdk-lib'
import { AccountRecovery, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'
import { environmentSchema as createSchema } from '../../functions/auth/create-challenge.env.ts'
import { environmentSchema as defineSchema } from '../../functions/auth/define-challenge.env.ts'
import { environmentSchema as verifySchema } from '../../functions/auth/verify-challenge.env.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { keptData, type Deployment } from '../deployment.ts'
import { commonEnvironment } from '../environment.ts'
import { mayReadItems, mayReadSecret, mayWriteItems, secretArn } from '../grants.ts'
import { differsHere } from '../local-differences.ts'
import { signInPartitions } from '../partitions.ts'
import type { DataStack } from '../stacks/data-stack.ts'

/** How many requests one address may make of the pool in five minutes; our own session function is one address, with its caps behind it. */
const requestsPerAddress = 5000

/** Persons prove themselves here by a code to their own address: a pool of accounts named by our own ids, with nothing else in them. */
export class SignIn extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, id: string, deployment: Deployment, data: DataStack) {
    super(scope, id)
    const environment = commonEnvironment(deployment, data)
    const defineAuthChallenge = new TaskFunction(this, 'Define', {
      deployment,
      entry: 'auth/define-challenge',
      schema: defineSchema,
      environment,
    })
    const createAuthChallenge = new TaskFunction(this, 'Create', {
      deployment,
      entry: 'auth/create-challenge',
      schema: createSchema,
      environment: {
        ...environment,
        ...(differsHere(deployment.config, 'codesAsOften') ? { CODE_MAILS_PER_HOUR: '1000' } : {}),
      },
    })
    const verifyAuthChallengeResponse = new TaskFunction(this, 'Verify', {
      deployment,
      entry: 'auth/verify-challenge',
      schema: verifySchema,
      environment: { ...environment, CODE_KEY_SECRET: secretArn(data.codeKey) },
    })
    for (const trigger of [createAuthChallenge, verifyAuthChallengeResponse]) {
      mayReadItems(trigger, data.table, { onlyPartitions: signInPartitions.read })
      mayWriteItems(trigger, data.table, { onlyPartitions: signInPartitions.write })
    }
    mayReadSecret(verifyAuthChallengeResponse, data.codeKey)
    this.functions = [defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse]

    const removalPolicy = keptData(deployment)
    this.pool = new UserPool(this, 'Persons', {
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      signInCaseSensitive: true,
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.OFF,
      // Nobody has a password; should one ever be set, it is a long one.
      passwordPolicy: {
        minLength: 32,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
      },
      lambdaTriggers: { defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse },
      deletionProtection: !differsHere(deployment.config, 'nothingIsKept'),
      removalPolicy,
    })
    this.client = this.pool.addClient('Portal', {
      authFlows: { custom: true },
      disableOAuth: true,
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(10),
      idTokenValidity: Duration.minutes(10),
      refreshTokenValidity: Duration.days(30),
      authSessionValidity: Duration.minutes(10),
    })
    this.firewall(deployment)
  }

  private firewall({ config }: Deployment): void {
    const webAcl = new CfnWebACL(this, 'Firewall', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: measured('SignInFirewall'),
      rules: [
        {
          name: 'TooManyFromOneAddress',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: requestsPerAddress, aggregateKeyType: 'IP' } },
          visibilityConfig: measured('TooManyFromOneAddress'),
        },
      ],
    })
    if (differsHere(config, 'noFirewallBeforeSignIn')) return
    new CfnWebACLAssociation(this, 'FirewallBeforePool', {
      webAclArn: webAcl.attrArn,
      resourceArn: this.pool.userPoolArn,
    })
  }

  /** Who signs the tokens, as they say it themselves; the pool's own attribute does not deploy on the local AWS. */
  get issuer(): string {
    const { region, urlSuffix } = Stack.of(this)
    return `https://cognito-idp.${region}.${urlSuffix}/${this.pool.userPoolId}`
  }
}

const measured = (metricName: string) => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
})
