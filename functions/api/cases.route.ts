import * as z from 'zod'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import { officerCaseKindSchema } from '../../shared/domain/officer-case.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { statusSchema } from './views/application.ts'
import { claimOfCaseView, officerCaseView } from './views/case.ts'

const does = { ...plain, trust: 'officer', who: 'officer' } as const
const params = z.strictObject({ id: z.string().min(1).max(200) })
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
] as const
