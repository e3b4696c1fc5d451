import * as z from 'zod'
import { claimSchema, claimStateSchema } from '../../shared/domain/claim.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { plain, route } from '../../shared/http/route.ts'

const { id, organisation, way, statement, createdAt, expiresAt, decidedAt, reason } = claimSchema.shape
const params = z.strictObject({ id })

/** A claim to represent, as the person sees it who makes it. */
const claimViewSchema = z
  .strictObject({
    id,
    organisation,
    organisationName: z.string().optional(),
    way,
    state: claimStateSchema,
    statement,
    createdAt,
    expiresAt,
    decidedAt,
    reason,
  })
  .meta({ id: 'Claim' })
export type ClaimView = z.infer<typeof claimViewSchema>

/** The routes by which people come to represent organisations, and by which officers decide where no mail can prove it. */
export const claimRoutes = [
  route({
    ...plain,
    operationId: 'claimOrganisation',
    method: 'POST',
    path: '/api/me/claims',
    trust: 'write',
    who: 'person',
    summary: 'Claim to represent an organisation: a code goes to its registered address, or an officer looks',
    body: z.strictObject({ organisation: z.string().min(1).max(64), statement: statement.default('') }),
    success: { status: 201, schema: claimViewSchema, location: true },
    failures: ['not-found', 'organisation-not-active', 'already-represents', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...plain,
    operationId: 'listMyClaims',
    method: 'GET',
    path: '/api/me/claims',
    trust: 'read',
    who: 'person',
    summary: 'My claims, the latest first',
    success: { status: 200, schema: z.strictObject({ claims: z.array(claimViewSchema) }) },
  }),
  route({
    ...plain,
    operationId: 'readMyClaim',
    method: 'GET',
    path: '/api/me/claims/{id}',
    trust: 'read',
    who: 'person',
    summary: 'One of my claims',
    params,
    success: { status: 200, schema: claimViewSchema },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'proveClaim',
    method: 'POST',
    path: '/api/me/claims/{id}/code',
    trust: 'write',
    who: 'person',
    summary: 'Prove a claim by the code that the organisation received; five wrong codes close it',
    params,
    body: z.strictObject({ code: z.string().regex(/^\d{8}$/) }),
    success: { status: 200, schema: claimViewSchema },
    failures: ['not-found', 'wrong-code', 'claim-closed'],
  }),
  route({
    ...plain,
    operationId: 'giveUpRepresentation',
    method: 'DELETE',
    path: '/api/me/organisations/{key}',
    trust: 'write',
    who: 'person',
    summary: 'Give up representing an organisation',
    params: z.strictObject({ key: organisationKeySchema }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'decideClaim',
    method: 'POST',
    path: '/api/officer/claims/{id}/decision',
    trust: 'officer',
    who: 'officer',
    summary: 'Confirm or refuse a claim; never one of an organisation of your own',
    params,
    body: z.strictObject({
      verdict: z.enum(['confirmed', 'refused']),
      reason: z.string().trim().min(1).max(2000),
    }),
    success: { status: 200, schema: claimViewSchema },
    failures: ['not-found', 'forbidden', 'claim-closed'],
  }),
] as const
