import * as z from 'zod'
import { appealSchema } from '../../shared/domain/appeal.ts'
import { applicationIdSchema } from '../../shared/domain/application.ts'
import { plain, route } from '../../shared/http/route.ts'
import { appealView } from './views/appeal.ts'
import { applicationView, ownApplicationView } from './views/application.ts'
import { decisionView } from './views/decision.ts'

const params = z.strictObject({ id: applicationIdSchema })

const appealedCaseView = z
  .object({
    appeal: appealView,
    application: ownApplicationView,
    decision: decisionView.optional(),
    excluded: z.enum(['madeFinding', 'represents']).optional(),
  })
  .meta({ id: 'AppealedCase' })

/** The routes by which an applicant goes on after a refusal. */
export const refusalRoutes = [
  route({
    ...plain,
    operationId: 'copyApplication',
    method: 'POST',
    path: '/api/applications/{id}/copy',
    trust: 'write',
    who: 'representative',
    summary: 'Begin again from an application that was refused, expired or withdrawn; everybody is asked anew',
    params,
    success: { status: 201, schema: applicationView, etag: true, location: true },
    failures: ['not-found', 'not-in-this-state'],
    repeat: 'effect',
  }),
  route({
    ...plain,
    operationId: 'appealRefusal',
    method: 'POST',
    path: '/api/applications/{id}/appeal',
    trust: 'write',
    who: 'representative',
    summary: 'Appeal against a refusal, once and in time; an officer looks who has decided nothing in the case',
    params,
    body: z.strictObject({ statement: appealSchema.shape.statement }),
    success: { status: 202, schema: applicationView, etag: true },
    failures: ['not-found', 'not-in-this-state', 'deadline-passed', 'already-appealed'],
    repeat: 'effect',
  }),
  route({
    ...plain,
    operationId: 'readAppeal',
    method: 'GET',
    path: '/api/officer/appeals/{id}',
    trust: 'officer',
    who: 'officer',
    summary: 'An appeal with the refused application and its decision; "excluded" says why it is not for you to decide',
    params,
    success: { status: 200, schema: appealedCaseView },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'decideAppeal',
    method: 'POST',
    path: '/api/officer/appeals/{id}/decision',
    trust: 'officer',
    who: 'officer',
    summary: 'Uphold the refusal, or grant the appeal: the application then goes on its way again, as a new case',
    params,
    body: z.strictObject({ verdict: z.enum(['upheld', 'granted']), reason: appealSchema.shape.reason.unwrap() }),
    success: { status: 200, schema: appealedCaseView },
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
    repeat: 'effect',
  }),
] as const
