import * as z from 'zod'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { handoverView } from './views/handover.ts'

const params = z.strictObject({ id: z.uuid() })
const reads = { ...plain, trust: 'read', who: 'representative', method: 'GET' } as const
const says = { ...plain, trust: 'write', who: 'representative', method: 'POST', params, repeat: 'effect' } as const
const success = { status: 200, schema: handoverView } as const
const text = z.string().trim().max(1000)

/** The routes by which the coordination changes hands, of an application or of the cluster that it becomes: both bear the same id. */
export const handoverRoutes = [
  route({
    ...reads,
    operationId: 'listHandovers',
    path: '/api/handovers',
    summary: 'The open offers to coordinate that my organisation was made or has made, the newest first',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ handovers: z.array(handoverView), ...pageReply }) },
  }),
  route({
    ...reads,
    operationId: 'readHandover',
    path: '/api/handovers/{id}',
    summary: 'The last offer to hand an application or cluster over, for its two sides',
    params,
    success,
    failures: ['not-found'],
  }),
  route({
    ...says,
    operationId: 'offerCoordination',
    path: '/api/handovers/{id}',
    summary:
      'Offer the coordination of my application to one of its consortium, or of my cluster to a member; it passes once that accepts',
    body: z.strictObject({ to: organisationKeySchema, message: text.default('') }),
    success: { ...success, status: 201 },
    failures: [
      'not-found',
      'not-in-this-state',
      'handover-open',
      'organisation-not-active',
      'coordinator-must-be-participant',
      'not-accepting',
    ],
  }),
  route({
    ...says,
    operationId: 'acceptCoordination',
    path: '/api/handovers/{id}/accept',
    summary: 'Accept the coordination that is offered to my organisation; it coordinates from that moment',
    success,
    failures: [
      'not-found',
      'not-in-this-state',
      'handover-closed',
      'organisation-not-active',
      'coordinator-must-be-participant',
    ],
  }),
  route({
    ...says,
    operationId: 'declineCoordination',
    path: '/api/handovers/{id}/decline',
    summary: 'Decline the coordination that is offered to my organisation, with a reason that the coordinator hears',
    body: z.strictObject({ reason: text.min(1) }),
    success,
    failures: ['not-found', 'handover-closed'],
  }),
  route({
    ...says,
    operationId: 'takeBackCoordination',
    path: '/api/handovers/{id}/take-back',
    summary: 'Take back my unanswered offer to hand the coordination over',
    success,
    failures: ['not-found', 'handover-closed'],
  }),
] as const
