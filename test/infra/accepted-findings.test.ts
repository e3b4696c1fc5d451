import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { acceptedFindings } from '../../infra/accepted-findings.ts'
import { aStage } from './stage.ts'

// With what an installation for real people has and the defaults cannot name: a certificate, and a firewall before the portal.
const app = aStage({
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
  webAclArn: 'arn:aws:wafv2:us-east-1:000000000000:global/webacl/consort/00000000-0000-0000-0000-000000000000',
})
const found = new AwsSolutionsChecks(app)
  .validateScope(app)
  .violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map((resource) => ({ rule: ruleName, at: resource.constructPath ?? 'nowhere' })),
  )

const isAccepted =
  ({ rule, at }: (typeof found)[number]) =>
  (accepted: (typeof acceptedFindings)[number]) =>
    accepted.rule.test(rule) && accepted.at.test(at)

describe('the checks of cdk-nag', () => {
  it('find nothing but what we accept', () => {
    expect(found.filter((finding) => !acceptedFindings.some(isAccepted(finding)))).toEqual([])
  })

  it('still find whatever we accept, for which there is a reason', () => {
    for (const accepted of acceptedFindings) {
      expect(
        found.some((finding) => isAccepted(finding)(accepted)),
        String(accepted.rule),
      ).toBe(true)
      expect(accepted.reason.length).toBeGreaterThan(30)
    }
  })
})
