import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnApi,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Route, Trust } from '../../shared/http/route.ts'
import type { TaskFunction } from '../constructs/task-function.ts'
import type { Deployment } from '../deployment.ts'
import { differsHere } from '../local-differences.ts'

/** What the gateway needs to know of a route. */
export type GatewayRoute = Pick<Route, 'operationId' | 'method' | 'path' | 'trust' | 'who'>

type Props = {
  readonly deployment: Deployment
  readonly routes: readonly GatewayRoute[]
  /** Which function serves which routes: each those of its own trust. */
  readonly functions: { readonly [trust in Trust]: TaskFunction }
  readonly authorizer: IHttpRouteAuthorizer
}

/** Requests a second and at once, for everybody together; above our own limits for one person. */
const throttle = { rateLimit: 500, burstLimit: 1000 }

/** The HTTP API with exactly the routes of the route table. Where a route is not for anyone, the gateway itself asks for a valid token. */
export class Gateway extends Construct {
  readonly api: HttpApi

  constructor(scope: Construct, id: string, { deployment, routes, functions, authorizer }: Props) {
    super(scope, id)
    this.api = new HttpApi(this, 'Http', {
      apiName: `consort-${deployment.config.stage}`,
      createDefaultStage: false,
    })
    this.pinAddress(deployment)
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(this.accessLog()), format: accessLogFormat },
    })
    const integrations = integrationsOf(functions)
    for (const { operationId, method, path, trust, who } of routes)
      new HttpRoute(this, operationId, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration: integrations[trust],
        authorizer: who === 'anyone' ? new HttpNoneAuthorizer() : authorizer,
      })
  }

  private accessLog(): LogGroup {
    return new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  private pinAddress({ config }: Deployment): void {
    if (!differsHere(config, 'pinnedApiAddress')) return
    const api = this.api.node.defaultChild
    if (CfnApi.isCfnApi(api)) api.addPropertyOverride('Tags', { 'ms-custom-id': config.apiId })
  }
}

/** Neither addresses nor persons: what was asked, how it ended, how long it took. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    authorizer: '$context.authorizer.error',
    integration: '$context.integrationErrorMessage',
  }),
)

const integrationsOf = (functions: Props['functions']) => {
  const to = (trust: Trust) => new HttpLambdaIntegration(trust, functions[trust], { scopePermissionToRoute: false })
  return {
    public: to('public'),
    session: to('session'),
    read: to('read'),
    search: to('search'),
    write: to('write'),
    officer: to('officer'),
    operator: to('operator'),
  } satisfies { readonly [trust in Trust]: HttpLambdaIntegration }
}
