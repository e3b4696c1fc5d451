import * as z from 'zod'
import { programmeSchema, projectStageSchema } from '../../shared/domain/project.ts'
import { momentSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'

const link = { invitation: z.string().min(1).max(200), secret: z.string().min(1).max(100) }
const named = z.strictObject({ key: z.string(), name: z.string() })

/** An invitation as whoever holds its link may see it. `closed`: the case ended before an answer came. */
const linkViewSchema = z
  .strictObject({
    invitation: z.string(),
    state: z.enum(['open', 'expired', 'confirmed', 'declined', 'left', 'closed']),
    organisation: named,
    coordinator: named,
    application: z.strictObject({
      name: z.string(),
      purpose: z.string(),
      projects: z.array(
        z.strictObject({
          title: z.string(),
          summary: z.string(),
          programmes: z.array(programmeSchema),
          stage: projectStageSchema,
        }),
      ),
    }),
    invitedAt: momentSchema.optional(),
    expiresAt: momentSchema.optional(),
    answeredAt: momentSchema.optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'InvitationByLink' })

/** The routes of the link in an invitation's mail, whose page posts `<invitation>.<secret>` out of its fragment. */
export const linkRoutes = [
  route({
    ...plain,
    operationId: 'readLink',
    method: 'POST',
    path: '/api/link/read',
    trust: 'public',
    who: 'anyone',
    summary: 'Show an invitation by its link; changes nothing',
    body: z.strictObject(link),
    success: { status: 200, schema: linkViewSchema },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'answerLink',
    method: 'POST',
    path: '/api/link/answer',
    trust: 'public',
    who: 'anyone',
    summary: 'Answer an invitation by its link, which that spends',
    body: z.discriminatedUnion('answer', [
      z.strictObject({ ...link, answer: z.literal('accept') }),
      z.strictObject({ ...link, answer: z.literal('decline'), reason: z.string().trim().min(1).max(1000) }),
    ]),
    success: { status: 200, schema: linkViewSchema },
    failures: [
      'not-found',
      'already-answered',
      'invitation-expired',
      'invitation-revoked',
      'not-in-this-state',
      'organisation-not-active',
    ],
  }),
] as const
