import { describe, expect, it } from 'vitest'
import { routes } from '../../../functions/api/routes.ts'
import { only, productionResources } from '../stage.ts'

describe('the API of a production stage', () => {
  it('is throttled, logged without persons, and measured', () => {
    const stage = only('AWS::ApiGatewayV2::Stage').Properties
    expect(stage['DefaultRouteSettings']).toMatchObject({
      ThrottlingRateLimit: 500,
      ThrottlingBurstLimit: 1000,
      DetailedMetricsEnabled: true,
    })
    expect(stage['AccessLogSettings'].Format).toContain('$context.routeKey')
    expect(stage['AccessLogSettings'].Format).not.toMatch(/sourceIp|claims|identity/)
  })

  it('asks for a token wherever a route is not for anyone', () => {
    const deployed = productionResources('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties)
    expect(deployed).toHaveLength(routes.length)
    for (const { method, path, who } of routes) {
      const route = deployed.find(({ RouteKey }) => RouteKey === `${method} ${path}`)
      expect(route?.['AuthorizationType'], path).toBe(who === 'anyone' ? 'NONE' : 'JWT')
    }
  })

  it('lets nobody sign up by himself, and hides who is known', () => {
    expect(only('AWS::Cognito::UserPool').Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    })
    expect(only('AWS::Cognito::UserPoolClient').Properties).toMatchObject({
      PreventUserExistenceErrors: 'ENABLED',
      ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      EnableTokenRevocation: true,
      AccessTokenValidity: 10,
    })
    expect(productionResources('AWS::WAFv2::WebACLAssociation')).toHaveLength(1)
  })
})
