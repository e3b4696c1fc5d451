import * as z from 'zod'
import { personSchema, representationSchema } from '../../shared/domain/person.ts'
import { plain, route } from '../../shared/http/route.ts'

const { email, language } = personSchema.shape
const { since, provenBy } = representationSchema.shape

const colleagueSchema = z
  .strictObject({
    id: z.string().describe('what this organisation knows the colleague by'),
    email: z.string(),
    since,
    provenBy,
    me: z.boolean(),
  })
  .meta({ id: 'Colleague' })

/** The routes by which representatives let others act for their organisation, and end that. */
export const colleagueRoutes = [
  route({
    ...plain,
    operationId: 'listColleagues',
    method: 'GET',
    path: '/api/colleagues',
    trust: 'read',
    who: 'representative',
    summary: 'Who may act for the organisation, the longest first',
    success: { status: 200, schema: z.strictObject({ colleagues: z.array(colleagueSchema) }) },
  }),
  route({
    ...plain,
    operationId: 'addColleague',
    method: 'POST',
    path: '/api/colleagues',
    trust: 'write',
    who: 'representative',
    summary:
      'Let somebody act for the organisation; the reply is the same whether or not the address is known. A mail goes there',
    body: z.strictObject({
      email,
      language: language.optional().describe('of the mail to somebody who is not known yet; yours, if left out'),
    }),
    success: { status: 202, schema: z.strictObject({}) },
    failures: ['forbidden', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...plain,
    operationId: 'removeColleague',
    method: 'DELETE',
    path: '/api/colleagues/{id}',
    trust: 'write',
    who: 'representative',
    summary: 'End that a colleague, or oneself, may act for the organisation; the next request is refused',
    params: z.strictObject({ id: z.string().min(1).max(64) }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'forbidden'],
  }),
] as const
