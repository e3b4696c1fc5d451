import * as z from 'zod'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import { findingSchema } from '../../shared/domain/decision.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { organisationStatusSchema } from '../../shared/domain/organisation.ts'
import { ruleIdSchema, rulePackSchema } from '../../shared/domain/rule-pack.ts'
import { plain, route } from '../../shared/http/route.ts'
import { ruleResultView } from '../../shared/http/rule-view.ts'
import { pageQuery, pageReply } from './page.ts'
import { ownApplicationView } from './views/application.ts'
import { decisionView, whatNowView } from './views/decision.ts'
import { timelineView } from './views/event.ts'
import { organisationView } from './views/organisation.ts'

const does = { ...plain, trust: 'officer', who: 'officer' } as const
const params = z.strictObject({ id: applicationIdSchema })
const { rule, evidence, verdict, reason, at } = findingSchema.shape
const findingView = z.object({ rule, evidence, verdict, reason, at }).meta({ id: 'Finding' })
const packView = z.object(rulePackSchema.shape).meta({ id: 'RulePack' })

/** The routes of officers, about cases that rules cannot decide and about the rules themselves. */
export const officerRoutes = [
  route({
    ...does,
    operationId: 'readCase',
    method: 'GET',
    path: '/api/officer/applications/{id}',
    summary: 'A submitted application with every rule as it stands now, findings, and its decision',
    params,
    success: {
      status: 200,
      schema: z
        .object({
          application: ownApplicationView,
          assessment: z
            .object({
              outcome: z.enum(['rejected', 'approved', 'review', 'notYet']),
              gateHolds: z.boolean(),
              results: z.array(ruleResultView),
              next: whatNowView,
              questions: z.array(ruleIdSchema),
            })
            .optional(),
          findings: z.array(findingView),
          decision: decisionView.optional(),
        })
        .meta({ id: 'Case' }),
    },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'readCaseTimeline',
    method: 'GET',
    path: '/api/officer/applications/{id}/timeline',
    summary: 'What happened to a case',
    params,
    query: z.strictObject({ order: z.enum(['oldestFirst', 'newestFirst']).default('oldestFirst'), ...pageQuery }),
    success: { status: 200, schema: timelineView },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'recordFinding',
    method: 'POST',
    path: '/api/officer/applications/{id}/findings',
    summary:
      'Say what you found about one rule; it holds for the evidence as it is now, and the case is assessed again',
    params,
    body: z.strictObject({ rule, verdict, reason }),
    success: { status: 202, schema: findingView },
    failures: ['not-found', 'forbidden', 'not-in-this-state', 'gate-short', 'nothing-to-find'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'listRulePacks',
    method: 'GET',
    path: '/api/officer/rule-packs',
    summary: 'All rule packs, the newest first',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ packs: z.array(packView), ...pageReply }) },
  }),
  route({
    ...does,
    operationId: 'readRulePack',
    method: 'GET',
    path: '/api/officer/rule-packs/{version}',
    summary: 'One version of the rules',
    params: z.strictObject({ version: z.coerce.number().int().min(1).max(999_999) }),
    success: { status: 200, schema: packView },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'publishRulePack',
    method: 'POST',
    path: '/api/officer/rule-packs',
    summary: 'Publish the next version of the rules; new applications start under it, running ones keep theirs',
    body: rulePackSchema.omit({ version: true }),
    success: { status: 201, schema: packView, location: true },
    failures: ['pack-version-taken'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'changeOrganisationStatus',
    method: 'PUT',
    path: '/api/officer/organisations/{key}/status',
    summary: "Correct one organisation's status in the register, with a reason; open applications reflect it at once",
    params: z.strictObject({ key: organisationKeySchema }),
    body: z.strictObject({ status: organisationStatusSchema, reason: z.string().trim().min(1).max(2000) }),
    success: { status: 200, schema: organisationView },
    failures: ['not-found', 'forbidden'],
  }),
] as const
