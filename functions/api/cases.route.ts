import * as z from 'zod'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { exclusionSchema } from '../../shared/domain/bulk-decision.ts'
import { organisationCorrectionSchema } from '../../shared/domain/organisation-correction.ts'
import { officerCaseKindSchema } from '../../shared/domain/officer-case.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { statusSchema } from './views/application.ts'
import { organisationView } from './views/organisation.ts'
import { claimOfCaseView, officerCaseView } from './views/case.ts'

const does = { ...plain, trust: 'officer', who: 'officer' } as const
const params = z.strictObject({ id: z.string().min(1).max(200) })
const verdict = z.enum(['accept', 'refuse'])
const previewView = z
  .object({
    id: z.string(),
    would: z.enum(['isAssessedAgain', 'isRejected', 'represents', 'isRefused', 'isDismissed']).optional(),
    excluded: exclusionSchema.optional(),
    seen: z.string().describe('to be sent with the decision: the case as it was when this was said'),
  })
  .meta({ id: 'CasePreview' })
const reason = z.string().trim().min(1).max(2000)

/** The routes of officers over their one queue. */
export const caseRoutes = [
  route({
    ...does,
    operationId: 'listCases',
    method: 'GET',
    path: '/api/officer/cases',
    summary:
      'The open cases of all kinds, the oldest first: how old, why, about whom, whose, and what stands against you',
    query: z.strictObject({
      kind: officerCaseKindSchema.optional(),
      assigned: z.enum(['me', 'nobody']).optional(),
      ...pageQuery,
    }),
    success: { status: 200, schema: z.object({ cases: z.array(officerCaseView), ...pageReply }) },
  }),
  route({
    ...does,
    operationId: 'readOfficerCase',
    method: 'GET',
    path: '/api/officer/cases/{id}',
    summary: 'One case, open or closed; a claim with the address of who claims',
    params,
    success: {
      status: 200,
      schema: officerCaseView.extend(claimOfCaseView.shape).meta({ id: 'OfficerCaseRead' }),
    },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'assignCase',
    method: 'PUT',
    path: '/api/officer/cases/{id}/assignment',
    summary: 'Take a case, pass yours to a colleague, or give it to whoever of those who may decide it has the fewest',
    params,
    body: z.strictObject({
      to: z.union([z.enum(['me', 'fewest']), z.uuid()]).describe('me, fewest, or the id of an officer'),
    }),
    success: { status: 200, schema: officerCaseView },
    failures: ['not-found', 'case-taken', 'not-in-this-state'],
  }),
  route({
    ...does,
    operationId: 'releaseCase',
    method: 'DELETE',
    path: '/api/officer/cases/{id}/assignment',
    summary: 'Give a case back to the queue, whoever has it',
    params,
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'not-in-this-state'],
  }),
  route({
    ...does,
    operationId: 'closeCase',
    method: 'POST',
    path: '/api/officer/cases/{id}/close',
    summary:
      'Close a case that has no decision of its own, such as a mail that reached the wrong person, saying what was done',
    params,
    body: z.strictObject({ reason }),
    success: { status: 200, schema: officerCaseView },
    failures: ['not-found', 'decided-elsewhere'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'cancelApplication',
    method: 'POST',
    path: '/api/officer/applications/{id}/cancel',
    summary:
      'Cancel an application before it is registered; it ends like a withdrawal, and everybody concerned hears why',
    params: z.strictObject({ id: applicationIdSchema }),
    body: z.strictObject({ reason }),
    success: { status: 200, schema: z.object({ id: applicationIdSchema, status: statusSchema }) },
    failures: ['not-found', 'not-in-this-state'],
    repeat: 'effect',
  }),
  route({
    ...does,
    operationId: 'correctOrganisation',
    method: 'PATCH',
    path: '/api/officer/organisations/{key}',
    summary: 'Put one organisation right: name, kind, category, sectors, language, further identifiers; with a reason',
    params: z.strictObject({ key: organisationKeySchema }),
    body: z.strictObject({ correction: organisationCorrectionSchema, reason }),
    success: { status: 200, schema: organisationView },
    failures: ['not-found', 'identifier-taken'],
  }),
  route({
    ...does,
    operationId: 'previewDecisions',
    method: 'POST',
    path: '/api/officer/cases/preview',
    summary:
      'What deciding many cases the same way would do to each, and which are excluded and why; nothing is changed',
    body: z.strictObject({ cases: z.array(params.shape.id).min(1).max(200), verdict }),
    success: { status: 200, schema: z.object({ cases: z.array(previewView) }) },
    failures: ['too-many-organisations'],
  }),
  route({
    ...does,
    operationId: 'decideCases',
    method: 'POST',
    path: '/api/officer/cases/decide',
    summary:
      'Decide many cases as previewed, each by itself and only if it is still what was seen; repeating it decides nothing twice',
    body: z.strictObject({
      cases: z
        .array(z.strictObject({ id: params.shape.id, seen: z.string().max(64) }))
        .min(1)
        .max(200),
      verdict,
      reason,
    }),
    success: {
      status: 200,
      schema: z.object({
        cases: z.array(
          z.object({
            id: z.string(),
            outcome: z.enum(['decided', 'excluded', 'changed', 'failed']),
            why: z.string().optional(),
          }),
        ),
      }),
    },
    failures: ['too-many-organisations'],
    repeat: 'list',
  }),
] as const
