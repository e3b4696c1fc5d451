import { describe, expect, it } from 'vitest'
import { pageOfAddress } from '../../../infra/stacks/web-stack.ts'
import { fileOf, pageRoutes, securityHeaders } from '../../../web/serving.ts'
import { only } from '../stage.ts'

describe('the portal of a production stage', () => {
  const { DefaultCacheBehavior, CacheBehaviors, Origins } = only('AWS::CloudFront::Distribution').Properties[
    'DistributionConfig'
  ]

  it('passes the API on without caching, compressing, or the name that it was asked for', () => {
    expect(CacheBehaviors).toHaveLength(1)
    expect(CacheBehaviors[0]).toMatchObject({
      PathPattern: '/api/*',
      Compress: false,
      // AWS's managed policies CachingDisabled and AllViewerExceptHostHeader
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ViewerProtocolPolicy: 'https-only',
    })
    expect(CacheBehaviors[0].FunctionAssociations).toBeUndefined()
  })

  it('shows the API a secret that is in no template', () => {
    const [api] = Origins.filter(({ OriginCustomHeaders }: any) => OriginCustomHeaders)
    expect(api.OriginCustomHeaders).toHaveLength(1)
    expect(JSON.stringify(api.OriginCustomHeaders[0].HeaderValue)).toMatch(
      /\{\{resolve:secretsmanager:.*:SecretString:/,
    )
  })

  it('sends the headers of every page that the local web server sends', () => {
    const policy = only('AWS::CloudFront::ResponseHeadersPolicy').Properties['ResponseHeadersPolicyConfig']
    const headers = policy.SecurityHeadersConfig
    expect(headers.ContentSecurityPolicy.ContentSecurityPolicy).toBe(securityHeaders['content-security-policy'])
    expect(headers.FrameOptions.FrameOption).toBe(securityHeaders['x-frame-options'])
    expect(headers.ReferrerPolicy.ReferrerPolicy).toBe(securityHeaders['referrer-policy'])
    const { AccessControlMaxAgeSec, IncludeSubdomains } = headers.StrictTransportSecurity
    expect(`max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`).toBe(
      securityHeaders['strict-transport-security'],
    )
    expect(headers.ContentTypeOptions).toBeDefined()
    expect(DefaultCacheBehavior.ResponseHeadersPolicyId).toBeDefined()
  })

  it('answers with no page where the API answers with an error', () => {
    expect(only('AWS::CloudFront::Distribution').Properties['DistributionConfig'].CustomErrorResponses).toBeUndefined()
  })
})

describe('the page behind an address', () => {
  // oxlint-disable-next-line no-implied-eval, no-new-func -- this is how CloudFront gets it: as text
  const handler = new Function(`${pageOfAddress(pageRoutes)}; return handler`)()
  const asked = (uri: string): string => handler({ request: { uri } }).uri

  it('is found for every small page', () => {
    for (const [address, file] of Object.entries(pageRoutes)) expect(asked(address)).toBe(`/${file}`)
  })

  it.each(['/', '/applications', '/for/ru-inn:7735007358/clusters/2', '/nothing', '/i/', '/toString', '/constructor'])(
    'is the portal for %s, which names no file',
    (address) => expect(asked(address)).toBe('/app.html'),
  )

  it.each(['/app/app-1.js', '/assets/styles/base.css', '/favicon.ico'])('is the file itself for %s', (address) =>
    expect(asked(address)).toBe(address),
  )

  it('is the same behind CloudFront and behind the local web server', () => {
    for (const address of [...Object.keys(pageRoutes), '/', '/a/b', '/app/a.js', '/x.y/z', '/toString', '/e.'])
      expect(asked(address)).toBe(`/${fileOf(address)}`)
  })
})
