import * as z from 'zod'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { dateSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'
import { wishesView } from './views/wishes.ts'

const writes = { ...plain, trust: 'write', who: 'representative' } as const
const params = z.strictObject({ key: organisationKeySchema })
const wishes = { status: 200, schema: wishesView } as const

/** The routes by which an organisation says whom it does not want to hear, and until when it wants no invitations. */
export const wishesRoutes = [
  route({
    ...plain,
    trust: 'read',
    who: 'representative',
    operationId: 'readWishes',
    method: 'GET',
    path: '/api/invitation-wishes',
    summary: 'Whom my organisation has muted, and until when it wants no invitations at all',
    success: wishes,
  }),
  route({
    ...writes,
    operationId: 'muteSender',
    method: 'PUT',
    path: '/api/invitation-wishes/muted/{key}',
    summary:
      'Get no more invitations from an organisation, and no mail about its messages; open invitations are declined, and it does not hear why',
    params,
    success: wishes,
    failures: ['not-found', 'too-many-muted', 'not-in-this-state'],
  }),
  route({
    ...writes,
    operationId: 'unmuteSender',
    method: 'DELETE',
    path: '/api/invitation-wishes/muted/{key}',
    summary: 'Get invitations from an organisation again, and mail about its messages',
    params,
    success: { status: 204, schema: z.undefined() },
  }),
  route({
    ...writes,
    operationId: 'closeToInvitations',
    method: 'PUT',
    path: '/api/invitation-wishes/closed',
    summary: 'Get no new invitations up to a date and on it; those that are open stay open',
    body: z.strictObject({ until: dateSchema }),
    success: wishes,
  }),
  route({
    ...writes,
    operationId: 'reopenToInvitations',
    method: 'DELETE',
    path: '/api/invitation-wishes/closed',
    summary: 'Get invitations again before that date',
    success: { status: 204, schema: z.undefined() },
  }),
] as const
