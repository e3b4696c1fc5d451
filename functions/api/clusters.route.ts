import * as z from 'zod'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { clusterLineView, clusterView, memberView } from './views/cluster.ts'

const reads = { ...plain, trust: 'read', who: 'person' } as const
const params = z.strictObject({ id: z.uuid() })

/** The routes about registered clusters. */
export const clusterRoutes = [
  route({
    ...reads,
    operationId: 'listClusters',
    method: 'GET',
    path: '/api/clusters',
    summary: 'The registered clusters, the newest first',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ clusters: z.array(clusterLineView), ...pageReply }) },
  }),
  route({
    ...reads,
    operationId: 'readCluster',
    method: 'GET',
    path: '/api/clusters/{id}',
    summary: 'A registered cluster',
    params,
    success: { status: 200, schema: clusterView, etag: true },
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'listMembers',
    method: 'GET',
    path: '/api/clusters/{id}/members',
    summary: 'The members of a registered cluster',
    params,
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ members: z.array(memberView), ...pageReply }) },
    failures: ['not-found'],
  }),
] as const
