import * as z from 'zod'
import { EVERYWHERE } from '../../shared/domain/seat.ts'
import { spaceIdSchema } from '../../shared/domain/space.ts'
import { plain, route } from '../../shared/http/route.ts'

const query = z.strictObject({ token: z.string().min(1).max(400) })
const space = z
  .union([spaceIdSchema, z.literal(EVERYWHERE)])
  .describe('the space that the mail is about; everywhere: all mail from spaces')

/** The routes behind the header List-Unsubscribe of mail from spaces (RFC 8058). */
export const unsubscribeRoutes = [
  route({
    ...plain,
    operationId: 'readUnsubscribe',
    method: 'GET',
    path: '/api/unsubscribe',
    trust: 'public',
    who: 'anyone',
    summary: 'What the link of a mail would stop; changes nothing, as whoever scans mail follows links',
    query,
    success: { status: 200, schema: z.strictObject({ space }) },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'unsubscribe',
    method: 'POST',
    path: '/api/unsubscribe',
    trust: 'public',
    who: 'anyone',
    summary: 'Stop the mail that carried the link, without a sign-in; any body is taken and not looked at',
    query,
    anyBody: true,
    success: { status: 200, schema: z.strictObject({ space, stopped: z.literal(true) }) },
    failures: ['not-found'],
  }),
] as const
