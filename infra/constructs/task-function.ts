import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Function as LambdaFunction, Runtime, Tracing, type IDestination } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import * as z from 'zod'
import type { Deployment } from '../deployment.ts'

type Props<S extends z.ZodObject> = {
  readonly deployment: Deployment
  /** The entry under `functions/`, without its ending: `tasks/await`. */
  readonly entry: string
  /** The schema that the function parses its environment with when it starts. */
  readonly schema: S
  readonly environment: z.input<S>
  readonly timeout?: Duration
  readonly memorySize?: number
  /** Where an event goes that the function, called asynchronously, could not handle in three attempts. */
  readonly onFailure?: IDestination
  /** How often an asynchronous call is repeated; as AWS does it, twice, if not given. */
  readonly retryAttempts?: number
}

const environmentSchema = z.record(z.string(), z.string())

/**
 * One of our Lambda functions: Node 24, traced, logs kept for three months, an environment typed by the schema that the function parses
 * it with, and a role of its own that may do nothing but log and trace until somebody grants it more.
 */
export class TaskFunction<S extends z.ZodObject = z.ZodObject> extends LambdaFunction {
  /** The entry that it runs. */
  readonly entry: string

  constructor(scope: Construct, id: string, props: Props<S>) {
    const { deployment, entry, environment } = props
    // Logs are no record, the events in the table are: they may go with their function.
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    super(scope, id, {
      description: `Consort (${deployment.config.stage}): functions/${entry}.ts`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: `${entry}/index.handler`,
      code: deployment.code(entry),
      memorySize: props.memorySize ?? 512,
      timeout: props.timeout ?? Duration.seconds(30),
      tracing: Tracing.ACTIVE,
      logGroup,
      role: loggingRole(scope, `${id}Role`, logGroup),
      environment: { ...environmentSchema.parse(environment), ...observability(deployment, entry) },
      ...(props.onFailure ? { onFailure: props.onFailure } : {}),
      ...(props.retryAttempts === undefined ? {} : { retryAttempts: props.retryAttempts }),
    })
    this.entry = entry
  }
}

/** What the logger and the metrics read for themselves; side-file source maps, so that stack traces name our lines. */
const observability = ({ config }: Deployment, entry: string) => ({
  POWERTOOLS_SERVICE_NAME: entry,
  POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(config.stage),
  NODE_OPTIONS: '--enable-source-maps',
})

/** The namespace of a stage's own metrics. */
export const metricsNamespace = (stage: string): string => `Consort/${stage}`

const loggingRole = (scope: Construct, id: string, logGroup: LogGroup): Role => {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
  )
  return role
}
