import * as z from 'zod'
import { cityRequestSchema } from '../../shared/domain/city-request.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { cityRequestView } from './views/city-request.ts'

const params = z.strictObject({ id: z.uuid() })
const { subject, text } = cityRequestSchema.shape

/** The routes by which a cluster addresses the city, and an officer answers. */
export const cityRoutes = [
  route({
    ...plain,
    operationId: 'askCity',
    method: 'POST',
    path: '/api/clusters/{id}/city-requests',
    trust: 'write',
    who: 'representative',
    summary: 'Ask something of the city, as the coordinator of a cluster; an officer answers',
    params,
    body: z.strictObject({ subject, text }),
    success: { status: 201, schema: cityRequestView },
    failures: ['not-found', 'forbidden'],
    repeat: 'effect',
  }),
  route({
    ...plain,
    operationId: 'listCityRequests',
    method: 'GET',
    path: '/api/clusters/{id}/city-requests',
    trust: 'read',
    who: 'representative',
    summary: 'What a cluster has asked of the city, with the answers, the newest first',
    params,
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.object({ requests: z.array(cityRequestView), ...pageReply }) },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'answerCityRequest',
    method: 'POST',
    path: '/api/officer/city-requests/{id}/answer',
    trust: 'officer',
    who: 'officer',
    summary: 'Answer what a cluster asked of the city; its coordinator gets the answer by mail',
    params,
    body: z.strictObject({ answer: z.string().trim().min(1).max(4000) }),
    success: { status: 200, schema: cityRequestView },
    failures: ['not-found', 'already-answered'],
    repeat: 'effect',
  }),
] as const
