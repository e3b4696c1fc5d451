import * as z from 'zod'
import { holdableSchema, holdSchema, notesSchema } from '../../shared/domain/hold.ts'
import { plain, route } from '../../shared/http/route.ts'

const does = { ...plain, trust: 'operator', who: 'operator' } as const
const params = z.strictObject({ what: holdableSchema })
const { what, at, reason } = holdSchema.shape
const holdView = z.object({ what, at, reason, notes: notesSchema }).meta({ id: 'Hold' })
const mailParams = z.strictObject({ id: z.string().min(1).max(400) })

/** The routes by which operators hold back mail, submissions and decisions, and look after single mails. */
export const holdRoutes = [
  route({
    ...does,
    operationId: 'listHolds',
    method: 'GET',
    path: '/api/operator/holds',
    summary: 'What is held back, since when and why',
    success: { status: 200, schema: z.object({ holds: z.array(holdView) }) },
  }),
  route({
    ...does,
    operationId: 'holdBack',
    method: 'PUT',
    path: '/api/operator/holds/{what}',
    summary: 'Hold back mail, submissions or decisions; harmless when done twice',
    params,
    body: z.strictObject({
      reason,
      notes: notesSchema.optional().describe('for the banner; the usual words, if left out'),
    }),
    success: { status: 200, schema: holdView },
  }),
  route({
    ...does,
    operationId: 'release',
    method: 'DELETE',
    path: '/api/operator/holds/{what}',
    summary: 'Let it go on; what waited follows within minutes. Harmless when done twice',
    params,
    success: { status: 204, schema: z.undefined() },
  }),
  route({
    ...does,
    operationId: 'resendMail',
    method: 'POST',
    path: '/api/operator/mail/{id}/resend',
    summary: 'Put one parked mail back; harmless when done twice',
    params: mailParams,
    success: { status: 202, schema: z.object({ outcome: z.enum(['resent', 'discarded', 'unchanged']) }) },
    failures: ['not-found'],
  }),
  route({
    ...does,
    operationId: 'discardMail',
    method: 'POST',
    path: '/api/operator/mail/{id}/discard',
    summary: 'Give up one mail that is parked or held back: it never goes out; harmless when done twice',
    params: mailParams,
    success: { status: 200, schema: z.object({ outcome: z.enum(['resent', 'discarded', 'unchanged']) }) },
    failures: ['not-found'],
  }),
] as const
