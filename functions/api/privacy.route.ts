import * as z from 'zod'
import { claimSchema } from '../../shared/domain/claim.ts'
import { erasedKinds, erasureSchema, orphanedSchema, stayingKinds } from '../../shared/domain/erasure.ts'
import { consentSchema, personSchema, representationSchema } from '../../shared/domain/person.ts'
import { noticeSchema } from '../../shared/domain/seat.ts'
import { momentSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'
import { writingSchema } from '../../shared/use-cases/export-writings.ts'
import { pageQuery, pageReply } from './page.ts'

const { id, email, language, roles, createdAt, verifiedAt } = personSchema.shape
const { organisation, since, provenBy } = representationSchema.shape
const claim = claimSchema.pick({
  id: true,
  organisation: true,
  way: true,
  statement: true,
  status: true,
  createdAt: true,
  expiresAt: true,
  decidedAt: true,
  reason: true,
})
const { stage, askedAt, dueAt } = erasureSchema.shape
const mine = { ...plain, who: 'person' } as const

const exportView = z
  .object({
    exportedAt: momentSchema,
    person: z.object({ id, email, language, roles, createdAt, verifiedAt }),
    consents: z.array(consentSchema),
    representations: z.array(z.object({ organisation, since, provenBy, until: momentSchema.optional() })),
    claims: z.array(z.object(claim.shape)),
    signIn: z.object({ codesUsed: z.int() }),
    erasure: z.object({ stage, askedAt, dueAt }).optional(),
    conversations: z
      .array(z.object({ id: z.uuid(), lastAt: momentSchema }))
      .describe('those that I have for myself; GET /api/me/conversations/{id} has the texts'),
    did: z.array(
      z.object({
        type: z.string(),
        at: momentSchema,
        as: z.string(),
        applicationId: z.string().optional(),
        clusterId: z.string().optional(),
        organisation: z.string().optional(),
      }),
    ),
    spaces: z.array(z.object({ space: z.string(), choice: noticeSchema.optional(), read: z.int().optional() })),
    news: z.object({
      digestAt: momentSchema.optional(),
      posts: z.array(z.object({ space: z.string(), from: z.int(), to: z.int() })),
    }),
    ...pageReply,
  })
  .meta({ id: 'PersonalData' })

const writingsView = z.object({ writings: z.array(writingSchema), ...pageReply }).meta({ id: 'Writings' })

const erasureView = z
  .object({
    waiting: z.boolean(),
    dueAt: momentSchema.optional().describe('when it is carried out unless it is taken back'),
    goes: z.array(z.object({ what: z.enum(erasedKinds), sentence: z.string() })),
    stays: z.array(z.object({ what: z.enum(stayingKinds), sentence: z.string() })),
    warnings: z.array(z.object({ ...orphanedSchema.shape, sentence: z.string() })),
    confirmation: z.string().describe('to be sent back by whoever wants it so'),
  })
  .meta({ id: 'Erasure' })

const consentView = z
  .object({ given: z.string().optional(), needed: z.string().optional() })
  .meta({ id: 'ConsentState' })

/** The routes by which persons see what is stored about them, agree to new texts, and are erased. */
export const privacyRoutes = [
  route({
    ...mine,
    operationId: 'exportMe',
    method: 'GET',
    path: '/api/me/export',
    trust: 'read',
    summary:
      'Everything that is stored about me; what I did comes in pages, the latest first. What I wrote for others to read is at /api/me/export/writings',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: exportView },
  }),
  route({
    ...mine,
    operationId: 'exportWritings',
    method: 'GET',
    path: '/api/me/export/writings',
    trust: 'read',
    summary: 'What I wrote in spaces, conversations, chains and on the board, with its text, the latest first',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: writingsView },
  }),
  route({
    ...mine,
    operationId: 'giveConsent',
    method: 'POST',
    path: '/api/me/consent',
    trust: 'write',
    summary: 'Agree to the newest texts on consent and privacy; /api/me says whether that is needed',
    body: z.strictObject({ version: z.string().max(40) }),
    success: { status: 200, schema: consentView },
    repeat: 'effect',
  }),
  route({
    ...mine,
    operationId: 'readErasure',
    method: 'GET',
    path: '/api/me/erasure',
    trust: 'read',
    summary: 'What being erased would mean: what goes, what stays and why, whom it would leave alone',
    success: { status: 200, schema: erasureView },
  }),
  route({
    ...mine,
    operationId: 'askForErasure',
    method: 'POST',
    path: '/api/me/erasure',
    trust: 'write',
    summary:
      'Ask to be erased, with the confirmation of what it means; it is carried out after some days, and can be taken back until then',
    body: z.strictObject({ confirmation: z.string().max(64) }),
    success: { status: 202, schema: erasureView },
    failures: ['changed-meanwhile'],
    repeat: 'effect',
  }),
  route({
    ...mine,
    operationId: 'undoErasure',
    method: 'DELETE',
    path: '/api/me/erasure',
    trust: 'write',
    summary: 'Take the wish to be erased back',
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found'],
  }),
] as const
