import * as z from 'zod'
import { clusterSchema } from '../../shared/domain/cluster.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { departureView } from './views/departure.ts'
import { verdictView } from './views/invitation.ts'
import { waitingView } from './views/standing.ts'

const cluster = z.strictObject({ id: z.uuid() })
const about = cluster.extend({ key: z.string().min(1).max(200) })
const reads = { ...plain, trust: 'read', who: 'representative', method: 'GET', params: cluster } as const
const writes = { ...plain, trust: 'write', who: 'representative' } as const
const says = { ...writes, method: 'POST', params: about, repeat: 'effect' } as const
const one = { status: 200, schema: waitingView } as const
const reason = z.string().trim().min(1).max(1000)
const many = { status: 200, schema: z.object({ waiting: z.array(waitingView), ...pageReply }) } as const

/** The routes by which the coordinator of a registered cluster looks after its members. */
export const memberRoutes = [
  route({
    ...reads,
    operationId: 'listRequests',
    path: '/api/clusters/{id}/requests',
    summary: 'Who asks to join my cluster, and until when I may object',
    query: z.strictObject(pageQuery),
    success: many,
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'listClusterInvitations',
    path: '/api/clusters/{id}/invitations',
    summary: 'Whom my cluster has invited, with what became of it',
    query: z.strictObject(pageQuery),
    success: many,
    failures: ['not-found'],
  }),
  route({
    ...says,
    operationId: 'admitMember',
    path: '/api/clusters/{id}/requests/{key}/admit',
    summary: 'Admit an organisation that asks to join',
    success: one,
    failures: ['not-found', 'not-requested', 'already-member', 'organisation-not-active'],
  }),
  route({
    ...says,
    operationId: 'refuseMember',
    path: '/api/clusters/{id}/requests/{key}/refuse',
    summary: 'Refuse an organisation that asks to join, with a reason that it hears',
    body: z.strictObject({ reason }),
    success: one,
    failures: ['not-found', 'not-requested', 'already-member'],
  }),
  route({
    ...writes,
    operationId: 'inviteIntoCluster',
    method: 'POST',
    path: '/api/clusters/{id}/invitations',
    summary: 'Invite up to 500 organisations into my cluster, each answered; who has asked to join is admitted by that',
    params: cluster,
    body: z.strictObject({ identifiers: z.array(z.string().max(200)).min(1).max(500) }),
    success: { status: 200, schema: z.object({ invitees: z.array(verdictView) }) },
    failures: ['not-found'],
    repeat: 'list',
  }),
  route({
    ...says,
    operationId: 'resendClusterInvitation',
    path: '/api/clusters/{id}/invitations/{key}/resend',
    summary: 'Send an unanswered invitation into my cluster again, with the same link',
    success: { ...one, status: 202 },
    failures: ['not-found', 'already-answered', 'resend-too-soon'],
  }),
  route({
    ...says,
    operationId: 'revokeClusterInvitation',
    path: '/api/clusters/{id}/invitations/{key}/revoke',
    summary: 'Take an unanswered invitation into my cluster back; its link is void from then on',
    success: one,
    failures: ['not-found', 'already-answered'],
  }),
  route({
    ...says,
    operationId: 'removeMember',
    path: '/api/clusters/{id}/members/{key}/remove',
    summary:
      'End a membership, with a reason that the member hears; to join again needs consent, in an open cluster too',
    body: z.strictObject({ reason }),
    success: one,
    failures: ['not-found', 'coordinator-must-hand-over'],
  }),
  route({
    ...writes,
    operationId: 'changeAdmission',
    method: 'PATCH',
    path: '/api/clusters/{id}',
    summary: 'Change who decides about requests to join: nobody (open) or me (consent)',
    params: cluster,
    body: z.strictObject({ admission: z.enum(clusterSchema.shape.admission.unwrap().options) }),
    success: { status: 200, schema: z.object({ admission: clusterSchema.shape.admission }), etag: true },
    failures: ['not-found'],
    ifMatch: 'required',
  }),
  route({
    ...reads,
    operationId: 'previewRemoval',
    path: '/api/clusters/{id}/members/{key}/departure',
    summary: 'What would follow if I removed a member from my cluster',
    params: about,
    success: { status: 200, schema: departureView },
    failures: ['not-found'],
  }),
] as const
