import { CliCredentialsStackSynthesizer, RemovalPolicy, type StackProps } from 'aws-cdk-lib'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import type { Config } from './config.ts'
import { differsHere } from './local-differences.ts'

/** What every stack is given: the stage's configuration, and the bundled code of a function by its entry. */
export type Deployment = {
  readonly config: Config
  readonly code: (entry: string) => Code
}

/** The name, place and description of one of the stage's stacks. */
export const stackProps = ({ config }: Deployment, part: string, description: string): StackProps => {
  const { stage, account, region } = config
  const props: StackProps = {
    stackName: `Consort-${stage}-${part}`,
    description: `Consort (${stage}): ${description}`,
    env: { ...(account ? { account } : {}), ...(region ? { region } : {}) },
  }
  if (!differsHere(config, 'noBootstrap')) return props
  // Assigned, because under exact optional properties CDK's synthesizers do not fit CDK's own interface.
  return Object.assign(props, { synthesizer: new CliCredentialsStackSynthesizer() })
}

/** What becomes of data when their stack is deleted. */
export const keptData = ({ config }: Deployment): RemovalPolicy =>
  differsHere(config, 'nothingIsKept') ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN

/** Whether queues, topics and buckets refuse whoever comes without TLS. */
export const demandsTls = ({ config }: Deployment): boolean => !differsHere(config, 'plainHttp')

/** What functions are told of the stage they run in. */
export const stageKind = ({ config }: Deployment): 'production' | 'development' =>
  config.kind === 'production' ? 'production' : 'development'
