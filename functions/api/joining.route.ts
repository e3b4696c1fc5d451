import * as z from 'zod'
import { membershipStateSchema } from '../../shared/domain/membership.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { departureView } from './views/departure.ts'
import { standingView } from './views/standing.ts'

const params = z.strictObject({ id: z.uuid() })
const reads = { ...plain, trust: 'read', who: 'representative' } as const
const says = { ...plain, trust: 'write', who: 'representative', method: 'POST', params, repeat: 'effect' } as const
const standing = { status: 200, schema: standingView } as const

/** The routes by which an organisation joins a registered cluster and leaves it. */
export const joiningRoutes = [
  route({
    ...reads,
    operationId: 'listMemberships',
    method: 'GET',
    path: '/api/memberships',
    summary: 'The clusters that my organisation is, was or could be a member of: what waits for it, the newest first',
    query: z.strictObject({ state: membershipStateSchema.optional(), ...pageQuery }),
    success: { status: 200, schema: z.object({ memberships: z.array(standingView), ...pageReply }) },
  }),
  route({
    ...reads,
    operationId: 'readMembership',
    method: 'GET',
    path: '/api/memberships/{id}',
    summary: 'Where my organisation stands towards a registered cluster',
    params,
    success: standing,
    failures: ['not-found'],
  }),
  route({
    ...says,
    operationId: 'requestToJoin',
    path: '/api/clusters/{id}/requests',
    summary:
      'Ask to join: an open cluster admits at once, else the coordinator may object in time and silence admits; where an invitation is open this accepts it',
    body: z.strictObject({ message: z.string().trim().max(1000).default('') }),
    success: { ...standing, status: 202 },
    failures: [
      'not-found',
      'already-member',
      'organisation-not-active',
      'not-in-this-state',
      'invitation-expired',
      'invitation-revoked',
      'not-invited',
      'coordinator-cannot-decline',
    ],
  }),
  route({
    ...says,
    operationId: 'withdrawRequest',
    path: '/api/memberships/{id}/withdraw',
    summary: 'Take the request to join back',
    success: standing,
    failures: ['not-found', 'not-requested'],
  }),
  route({
    ...says,
    operationId: 'acceptClusterInvitation',
    path: '/api/memberships/{id}/accept',
    summary: 'Accept the invitation into a registered cluster; the membership is in force at once',
    success: standing,
    failures: ['not-found', 'invitation-expired', 'invitation-revoked', 'not-invited', 'organisation-not-active'],
  }),
  route({
    ...says,
    operationId: 'declineClusterInvitation',
    path: '/api/memberships/{id}/decline',
    summary: 'Decline the invitation into a registered cluster, with a reason that the coordinator hears',
    body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
    success: standing,
    failures: ['not-found', 'invitation-expired', 'invitation-revoked', 'not-invited'],
  }),
  route({
    ...says,
    operationId: 'leaveCluster',
    path: '/api/memberships/{id}/leave',
    summary: 'Leave the cluster; the coordinator hands the coordination over first',
    success: standing,
    failures: ['not-found', 'coordinator-must-hand-over'],
  }),
  route({
    ...reads,
    operationId: 'previewLeaving',
    method: 'GET',
    path: '/api/memberships/{id}/departure',
    summary: 'What would follow if my organisation left: who would count, which projects and chains would lose it',
    params,
    success: { status: 200, schema: departureView },
    failures: ['not-found'],
  }),
] as const
