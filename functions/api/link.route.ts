import * as z from 'zod'
import { programmeSchema, projectStageSchema } from '../../shared/domain/project.ts'
import { dateSchema, momentSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'

/** What somebody says who is not the right person: for an officer to read. */
export const noteSchema = z.string().trim().min(1).max(1000)

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
      stages: z
        .array(z.strictObject({ chain: z.string(), stage: z.string() }))
        .describe('the stages of cooperation chains that it is put down for'),
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
    senderMuted: z.boolean(),
    closedUntil: momentSchema.optional(),
  })
  .meta({ id: 'InvitationByLink' })

/** What an organisation wishes of invitations, as whoever holds one of its links may see it. */
const wishesByLinkSchema = z
  .strictObject({ senderMuted: z.boolean(), closedUntil: momentSchema.optional() })
  .meta({ id: 'WishesByLink' })

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
  route({
    ...plain,
    operationId: 'muteByLink',
    method: 'POST',
    path: '/api/link/mute',
    trust: 'public',
    who: 'anyone',
    summary: 'Get no more invitations from whoever sent this one, which is declined if it is open',
    body: z.strictObject(link),
    success: { status: 200, schema: wishesByLinkSchema },
    failures: ['not-found', 'already-answered', 'not-in-this-state', 'too-many-muted'],
  }),
  route({
    ...plain,
    operationId: 'closeByLink',
    method: 'POST',
    path: '/api/link/close',
    trust: 'public',
    who: 'anyone',
    summary: 'Get no new invitations from anybody up to a date and on it',
    body: z.strictObject({ ...link, until: dateSchema }),
    success: { status: 200, schema: wishesByLinkSchema },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'reportByLink',
    method: 'POST',
    path: '/api/link/misdirected',
    trust: 'public',
    who: 'anyone',
    summary: 'Say that this reached the wrong person: an officer sees to it, the invitation stays as it is',
    body: z.strictObject({ ...link, note: noteSchema.optional() }),
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'muteByOneClick',
    method: 'POST',
    path: '/api/link/mute/one-click',
    trust: 'public',
    who: 'anyone',
    summary:
      'The same by the List-Unsubscribe header of its mail, without a sign-in; any body is taken and not looked at',
    query: z.strictObject({ token: z.string().min(1).max(600) }),
    anyBody: true,
    success: { status: 200, schema: wishesByLinkSchema },
    failures: ['not-found', 'already-answered', 'not-in-this-state', 'too-many-muted'],
  }),
] as const
