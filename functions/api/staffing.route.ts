import * as z from 'zod'
import { chainIdSchema, evidenceSchema, fillSchema, stageIdSchema } from '../../shared/domain/chain/chain.ts'
import { parseChainId } from '../../shared/domain/chain/chain-id.ts'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { capabilityCodeSchema } from '../../shared/domain/taxonomy.ts'
import { plain, route } from '../../shared/http/route.ts'
import { candidatesView } from './views/candidate.ts'
import { chainView } from './views/chain.ts'
import { verdictView } from './views/invitation.ts'
import { invitedView, proposalView, staffingPreviewView, staffingView } from './views/staffing.ts'

const chain = z.strictObject({ id: chainIdSchema.transform(parseChainId) })
const stage = chain.extend({ stage: stageIdSchema })
const searches = { ...plain, trust: 'search', who: 'representative', failures: ['not-found', 'forbidden'] } as const

/** The routes by which stages of a chain find who fills them. */
export const staffingRoutes = [
  route({
    ...searches,
    operationId: 'findCandidates',
    method: 'GET',
    path: '/api/chains/{id}/stages/{stage}/candidates',
    summary: 'Who could fill a stage: members first, then the register, ranked and explained, for the coordinator',
    params: stage,
    query: z.strictObject({
      capability: capabilityCodeSchema.optional().describe('one that the stage takes; the first, if not said'),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    success: { status: 200, schema: candidatesView },
  }),
  route({
    ...plain,
    operationId: 'inviteForStage',
    method: 'POST',
    path: '/api/chains/{id}/stages/{stage}/invitations',
    trust: 'write',
    who: 'representative',
    summary:
      'Put an organisation down for a stage and invite it; acceptance fills the stage; repeating it sends nothing twice',
    params: stage,
    body: z.strictObject({
      organisation: organisationKeySchema,
      capability: fillSchema.shape.capability,
      amount: fillSchema.shape.amount,
      evidence: evidenceSchema.optional(),
    }),
    success: { status: 200, schema: z.object({ invitation: verdictView, chain: chainView }), etag: true },
    failures: ['not-found', 'forbidden', 'not-in-this-state', 'deadline-passed', 'too-many-organisations'],
    repeat: 'list',
  }),
  route({
    ...searches,
    operationId: 'proposeStaffing',
    method: 'GET',
    path: '/api/chains/{id}/proposal',
    summary:
      'A staffing of the whole chain, found at once by a greedy rule, for the coordinator; not proven the cheapest',
    params: chain,
    success: { status: 200, schema: proposalView },
  }),
  route({
    ...plain,
    operationId: 'startStaffing',
    method: 'POST',
    path: '/api/chains/{id}/staffing',
    trust: 'write',
    who: 'representative',
    summary: 'Have the cheapest staffing of the chain as it stands computed by an exact solver, for the coordinator',
    params: chain,
    success: { status: 202, schema: staffingView, location: true },
    failures: ['not-found', 'forbidden', 'staffing-runs'],
    repeat: 'effect',
  }),
  route({
    ...plain,
    operationId: 'readStaffing',
    method: 'GET',
    path: '/api/chains/{id}/staffing',
    trust: 'read',
    who: 'representative',
    summary: 'How far the latest computation of a staffing is, and what it found, for members',
    params: chain,
    success: { status: 200, schema: staffingView },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'previewStaffing',
    method: 'GET',
    path: '/api/chains/{id}/staffing/preview',
    trust: 'read',
    who: 'representative',
    summary:
      'What taking over the staffing that was found would do: who is put down, who is invited, what is then covered',
    params: chain,
    success: { status: 200, schema: staffingPreviewView },
    failures: ['not-found', 'forbidden', 'not-in-this-state'],
  }),
  route({
    ...plain,
    operationId: 'takeOverStaffing',
    method: 'POST',
    path: '/api/chains/{id}/staffing/take-over',
    trust: 'write',
    who: 'representative',
    summary: 'Put everybody in the staffing that was found down, and invite those who are no members; each once',
    params: chain,
    body: z.strictObject({ run: z.uuid() }),
    success: { status: 200, schema: z.object({ invited: z.array(invitedView), chain: chainView }), etag: true },
    failures: [
      'not-found',
      'forbidden',
      'not-in-this-state',
      'changed-meanwhile',
      'deadline-passed',
      'too-many-organisations',
    ],
    repeat: 'list',
  }),
] as const
