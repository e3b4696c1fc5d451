import * as z from 'zod'
import { aboutProjectSchema, messageTextSchema, openingSchema } from '../../shared/domain/conversation.ts'
import { clusterProjectSchema } from '../../shared/domain/cluster-project.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { conversationLineView, conversationView } from './views/conversation.ts'

const reads = { ...plain, trust: 'read', who: 'representative' } as const
const writes = { ...plain, trust: 'write', who: 'representative' } as const
const params = z.strictObject({ id: z.uuid() })

/** The routes by which two organisations write to each other without showing addresses. */
export const conversationRoutes = [
  route({
    ...reads,
    operationId: 'listConversations',
    method: 'GET',
    path: '/api/conversations',
    summary: 'The conversations of the organisation with others, the last one written in first',
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.strictObject({ conversations: z.array(conversationLineView), ...pageReply }) },
  }),
  route({
    ...reads,
    operationId: 'readConversation',
    method: 'GET',
    path: '/api/conversations/{id}',
    summary: 'A conversation with its messages, the newest first',
    params,
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: conversationView },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'openConversation',
    method: 'POST',
    path: '/api/conversations',
    summary: 'Write to another organisation; it gets a mail, and neither learns an address of the other',
    body: openingSchema,
    success: { status: 201, schema: z.strictObject({ id: z.uuid() }), location: true },
    failures: ['not-found', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'writeAboutProject',
    method: 'POST',
    path: '/api/clusters/{id}/projects/{project}/conversations',
    summary: 'Write about a project that seeks partners or money, to its coordinator or lead; no address is shown',
    params: params.extend({ project: clusterProjectSchema.shape.id }),
    body: aboutProjectSchema,
    success: { status: 201, schema: z.strictObject({ id: z.uuid() }), location: true },
    failures: ['not-found', 'not-seeking', 'too-many-requests'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'writeMessage',
    method: 'POST',
    path: '/api/conversations/{id}/messages',
    summary: 'Write a further message in a conversation; the other side gets a mail',
    params,
    body: z.strictObject({ text: messageTextSchema }),
    success: { status: 202, schema: z.strictObject({}) },
    failures: ['not-found', 'awaiting-answer', 'too-many-requests'],
    repeat: 'effect',
  }),
] as const
