import { Duration, Stack } from 'aws-cdk-lib'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Construct } from 'constructs'
import type * as z from 'zod'
import { environmentSchema as officerSchema } from '../../functions/api/officer.env.ts'
import { environmentSchema as operatorSchema } from '../../functions/api/operator.env.ts'
import { environmentSchema as publicSchema } from '../../functions/api/public.env.ts'
import { environmentSchema as readSchema } from '../../functions/api/read.env.ts'
import { environmentSchema as searchSchema } from '../../functions/api/search.env.ts'
import { environmentSchema as sessionSchema } from '../../functions/api/session.env.ts'
import { environmentSchema as writeSchema } from '../../functions/api/write.env.ts'
import { Gateway, type GatewayRoute } from '../api/gateway.ts'
import { Forgetting } from '../api/forgetting.ts'
import { SignIn } from '../api/sign-in.ts'
import { TaskFunction } from '../constructs/task-function.ts'
import { stackProps, type Deployment } from '../deployment.ts'
import { httpEnvironment } from '../environment.ts'
import {
  mayAskForExecutions,
  mayCheckItems,
  mayCompleteWaits,
  mayInvoke,
  mayManageAccounts,
  mayReadFiles,
  mayReadItems,
  mayReadSecret,
  mayQueryIndexes,
  mayReadTable,
  mayStartExecutions,
  mayStopExecutions,
  mayUseTable,
  mayWatchExecutions,
  mayWriteFiles,
  mayWriteItems,
  secretArn,
} from '../grants.ts'
import { tell } from '../outputs.ts'
import {
  linkPartitions,
  openPartitions,
  readersOwnPartitions,
  searchPartitions,
  signInPartitions,
} from '../partitions.ts'
import type { DataStack } from './data-stack.ts'
import type { StreamsStack } from './streams-stack.ts'
import type { WorkflowStack } from './workflow-stack.ts'

/** The gateway waits for thirty seconds. */
const timeout = Duration.seconds(28)

type Props = {
  readonly routes: readonly GatewayRoute[]
  readonly data: DataStack
  readonly workflow: WorkflowStack
  readonly streams: StreamsStack
}

/** How people and programs come in: sign-in, and the HTTP API in functions that are cut by what they may do. */
export class ApiStack extends Stack {
  readonly api: HttpApi
  readonly functions: readonly TaskFunction[]

  constructor(scope: Construct, deployment: Deployment, { routes, data, workflow, streams }: Props) {
    super(scope, 'Api', stackProps(deployment, 'Api', 'sign-in and the HTTP API'))
    const { table } = data
    const { clusterApproval, registryImport, chainStaffing } = workflow
    const { ticker, sweep } = streams
    const environment = httpEnvironment(deployment, data)
    const signIn = new SignIn(this, 'SignIn', deployment, data)
    const serving = <S extends z.ZodObject>(id: string, entry: string, schema: S, own: z.input<S>) => {
      const served = new TaskFunction(this, id, {
        deployment,
        entry,
        schema,
        environment: own,
        timeout,
        memorySize: entry === 'api/search' ? 1769 : 1024,
      })
      mayReadSecret(served, data.edge)
      return served
    }

    const open = serving('Public', 'api/public', publicSchema, {
      ...environment,
      LINK_KEYS_SECRET: secretArn(data.linkKeys),
    })
    mayReadItems(open, table, { onlyPartitions: [...linkPartitions.read, ...openPartitions.read] })
    mayQueryIndexes(open, table, { onlyPartitions: openPartitions.query })
    mayCheckItems(open, table, { onlyPartitions: linkPartitions.check })
    mayWriteItems(open, table, { onlyPartitions: linkPartitions.write })
    mayReadSecret(open, data.linkKeys)

    const session = serving('Session', 'api/session', sessionSchema, {
      ...environment,
      USER_POOL_ID: signIn.pool.userPoolId,
      USER_POOL_CLIENT_ID: signIn.client.userPoolClientId,
    })
    mayReadItems(session, table, { onlyPartitions: signInPartitions.read })
    mayWriteItems(session, table, { onlyPartitions: signInPartitions.write })
    mayManageAccounts(session, signIn.pool)

    const filesOfSpaces = { SPACE_FILES_BUCKET: data.spaceFiles.bucketName }
    const read = serving('Read', 'api/read', readSchema, { ...environment, ...filesOfSpaces })
    mayReadFiles(read, data.spaceFiles)
    mayReadTable(read, table)
    mayWriteItems(read, table, { onlyPartitions: readersOwnPartitions })

    const search = serving('Search', 'api/search', searchSchema, {
      ...environment,
      SEARCH_BUCKET: data.search.bucketName,
    })
    mayReadItems(search, table, { onlyPartitions: searchPartitions })
    mayWriteItems(search, table, { onlyPartitions: readersOwnPartitions })
    mayReadFiles(search, data.search)

    const write = serving('Write', 'api/write', writeSchema, {
      ...environment,
      ...filesOfSpaces,
      CODE_KEY_SECRET: secretArn(data.codeKey),
    })
    mayUseTable(write, table)
    mayReadSecret(write, data.codeKey)
    mayReadFiles(write, data.spaceFiles)
    mayWriteFiles(write, data.spaceFiles)

    const officer = serving('Officer', 'api/officer', officerSchema, {
      ...environment,
      IMPORTS_BUCKET: data.imports.bucketName,
      REGISTRY_IMPORT_ARN: registryImport.stateMachineArn,
    })
    mayUseTable(officer, table)
    mayReadFiles(officer, data.imports)
    mayWriteFiles(officer, data.imports)
    mayCompleteWaits(officer)
    mayStartExecutions(officer, registryImport)
    mayAskForExecutions(officer, registryImport)

    const operator = serving('Operator', 'api/operator', operatorSchema, {
      ...environment,
      CLUSTER_APPROVAL_ARN: clusterApproval.stateMachineArn,
      CHAIN_STAFFING_ARN: chainStaffing.stateMachineArn,
      DUE_TICKER_FUNCTION: ticker.functionName,
      SWEEP_FUNCTION: sweep.functionName,
    })
    mayUseTable(operator, table)
    for (const each of [clusterApproval, chainStaffing]) mayWatchExecutions(operator, each)
    mayStopExecutions(operator, clusterApproval)
    mayInvoke(operator, ticker)
    mayInvoke(operator, sweep)

    const functions = { public: open, session, read, search, write, officer, operator }
    const authorizer = new HttpJwtAuthorizer('Token', signIn.issuer, { jwtAudience: [signIn.client.userPoolClientId] })
    const { api } = new Gateway(this, 'Gateway', { deployment, routes, functions, authorizer })
    this.api = api
    const { forget } = new Forgetting(this, 'Forgetting', deployment, data, signIn)
    this.functions = [...Object.values(functions), ...signIn.functions, forget]

    tell(this, 'ApiId', api.apiId)
    tell(this, 'ApiAddress', api.apiEndpoint)
    tell(this, 'UserPoolId', signIn.pool.userPoolId)
    tell(this, 'UserPoolClientId', signIn.client.userPoolClientId)
  }
}
