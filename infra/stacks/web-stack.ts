import { Duration, SecretValue, Stack } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import type { Construct } from 'constructs'
import { EDGE_HEADER } from '../../functions/api/edge.ts'
import { pageRoutes, portalPage, securityHeaders } from '../../web/serving.ts'
import type { KeySecret } from '../constructs/key-secret.ts'
import { AccessLogs, PrivateBucket } from '../constructs/private-bucket.ts'
import { stackProps, type Deployment } from '../deployment.ts'
import { secretArn } from '../grants.ts'
import { tell } from '../outputs.ts'
import type { ApiStack } from './api-stack.ts'
import type { DataStack } from './data-stack.ts'

/** What people see, on one address: the pages from a private bucket, and under `/api` the HTTP API. */
export class WebStack extends Stack {
  constructor(scope: Construct, deployment: Deployment, { edge }: DataStack, { api }: ApiStack) {
    super(scope, 'Web', stackProps(deployment, 'Web', 'the pages, and one address for them and the API'))
    const accessLogs = new AccessLogs(this, 'AccessLogs', deployment)
    const pages = new PrivateBucket(this, 'Pages', { deployment, accessLogs })

    const portal = new Distribution(this, 'Portal', {
      ...ownName(this, deployment),
      comment: `Consort (${deployment.config.stage})`,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(pages),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.headers(),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.pageOfAddress() }],
      },
      additionalBehaviors: { '/api/*': this.throughToApi(api.apiId, edgeKey(edge, deployment)) },
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: accessLogs,
      logFilePrefix: 'Portal/',
      logIncludesCookies: false,
    })

    tell(this, 'PagesBucketName', pages.bucketName)
    tell(this, 'DistributionId', portal.distributionId)
    tell(this, 'PortalAddress', `https://${portal.distributionDomainName}`)
  }

  /** Caches and compresses nothing, passes everything on but Host (the gateway answers to its own), and says that it comes from the edge. */
  private throughToApi(apiId: string, shown: string): BehaviorOptions {
    const origin = new HttpOrigin(`${apiId}.execute-api.${this.region}.${this.urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(30),
      customHeaders: { [EDGE_HEADER]: shown },
    })
    return {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      compress: false,
    }
  }

  private headers(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: securityHeaders['content-security-policy'], override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      },
    })
  }

  /** Page addresses are rewritten here, and not by an error page of the distribution, which would turn errors of the API into pages. */
  private pageOfAddress(): EdgeFunction {
    return new EdgeFunction(this, 'PageOfAddress', {
      comment: 'The page behind an address',
      code: FunctionCode.fromInline(pageOfAddress(pageRoutes)),
    })
  }
}

/** The viewer-request function for a table of addresses and their pages, in the JavaScript that CloudFront runs: what names no file is a page of the portal. */
export const pageOfAddress = (routes: typeof pageRoutes): string => `var pages = ${JSON.stringify(routes)}
function handler(event) {
  var request = event.request
  if (Object.prototype.hasOwnProperty.call(pages, request.uri)) request.uri = '/' + pages[request.uri]
  else if (request.uri.split('/').pop().indexOf('.') < 0) request.uri = '/${portalPage}'
  return request
}
`

/** The key that shows the API where a request comes from, as CloudFormation reads it out of the secret. */
const edgeKey = (edge: KeySecret, { config }: Deployment): string => {
  const { edgeKeyVersion: versionId } = config
  return SecretValue.secretsManager(secretArn(edge), {
    jsonField: 'key',
    ...(versionId ? { versionId } : {}),
  }).unsafeUnwrap()
}

/** The portal's own domain and firewall, where the stage has them. */
const ownName = (scope: Construct, { config }: Deployment) => {
  const { baseUrl, certificateArn, webAclArn } = config
  return {
    ...(certificateArn
      ? {
          domainNames: [new URL(baseUrl).hostname],
          certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }
      : {}),
    ...(webAclArn ? { webAclId: webAclArn } : {}),
  }
}
