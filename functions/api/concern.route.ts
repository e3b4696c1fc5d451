import * as z from 'zod'
import { organisationKeySchema } from '../../shared/domain/identifiers/index.ts'
import { plain, route } from '../../shared/http/route.ts'
import { standingView } from './views/concern.ts'

const params = z.strictObject({ id: z.uuid() })
const reason = z.string().trim().min(1).max(2000)
const officer = { ...plain, trust: 'officer', who: 'officer', params } as const
const success = { status: 200, schema: standingView } as const

/** The routes about what is the matter with a registered cluster. */
export const concernRoutes = [
  route({
    ...plain,
    operationId: 'readStanding',
    method: 'GET',
    path: '/api/clusters/{id}/standing',
    trust: 'read',
    who: 'representative',
    summary: 'How a cluster stands, for its members: who counts, what is the matter, and until when it can be mended',
    params,
    success,
    failures: ['not-found'],
  }),
  route({
    ...officer,
    operationId: 'readClusterStanding',
    method: 'GET',
    path: '/api/officer/clusters/{id}',
    summary: 'How a cluster stands, for officers; also one that was struck off',
    success,
    failures: ['not-found'],
  }),
  route({
    ...officer,
    operationId: 'strikeOffCluster',
    method: 'POST',
    path: '/api/officer/clusters/{id}/strike-off',
    summary: 'Strike a cluster off the register, with a reason, once its time to mend what is the matter is over',
    body: z.strictObject({ reason }),
    success,
    failures: ['not-found', 'forbidden', 'cluster-in-order', 'time-to-mend'],
    repeat: 'effect',
  }),
  route({
    ...officer,
    operationId: 'appointCoordinator',
    method: 'POST',
    path: '/api/officer/clusters/{id}/coordinator',
    summary: 'Give the coordination to a member, on its wish, where the register does not hold the coordinator active',
    body: z.strictObject({ organisation: organisationKeySchema, reason }),
    success,
    failures: ['not-found', 'forbidden', 'coordinator-is-active', 'organisation-not-active'],
    repeat: 'effect',
  }),
] as const
