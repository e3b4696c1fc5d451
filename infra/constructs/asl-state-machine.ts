import { readFileSync } from 'node:fs'
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { Construct } from 'constructs'
import type { Deployment } from '../deployment.ts'
import { checkPlaceholders } from './placeholders.ts'

type Props = {
  readonly deployment: Deployment
  /** The folder and file under `workflows/`. */
  readonly workflow: string
  /** The function of each placeholder in the definition. */
  readonly tasks: { readonly [placeholder: string]: IFunction }
}

/**
 * The state machine of `workflows/<name>/<name>.asl.json`. It may invoke exactly the functions that its definition names;
 * throws where the placeholders of the definition and the given tasks are not the same.
 */
export class AslStateMachine extends StateMachine {
  /** The ARN pattern of its executions. */
  readonly executionsArn: string

  constructor(scope: Construct, id: string, { deployment, workflow, tasks }: Props) {
    const definition = readFileSync(
      new URL(`../../workflows/${workflow}/${workflow}.asl.json`, import.meta.url),
      'utf8',
    )
    const functions = Object.entries(tasks)
    checkPlaceholders(workflow, definition, Object.keys(tasks))
    const stateMachineName = `consort-${deployment.config.stage}-${workflow}`
    super(scope, id, {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(definition),
      definitionSubstitutions: Object.fromEntries(functions.map(([task, { functionArn }]) => [task, functionArn])),
      tracingEnabled: true,
      // Under this prefix one resource policy serves all; it is limited in size. No execution data: they hold task tokens.
      logs: {
        destination: new LogGroup(scope, `${id}Logs`, {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    })
    this.executionsArn = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
    const resources = functions.map(([, { functionArn }]) => functionArn)
    this.addToRolePolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }))
  }
}
