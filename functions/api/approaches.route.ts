import * as z from 'zod'
import { aboutProjectSchema, messageTextSchema } from '../../shared/domain/conversation.ts'
import { clusterProjectSchema } from '../../shared/domain/cluster-project.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { conversationLineView, conversationView } from './views/conversation.ts'

const params = z.strictObject({ id: z.uuid() })
const query = z.strictObject(pageQuery)
const { clusterId, id: project } = clusterProjectSchema.shape
const opening = aboutProjectSchema.extend({ cluster: clusterId, project })
const lines = {
  status: 200,
  schema: z.strictObject({ conversations: z.array(conversationLineView), ...pageReply }),
} as const
const opened = { status: 201, schema: z.strictObject({ id: z.uuid() }), location: true } as const
const written = { status: 202, schema: z.strictObject({}) } as const
const text = z.strictObject({ text: messageTextSchema })

const reads = { ...plain, method: 'GET', query } as const
const writes = { ...plain, method: 'POST', repeat: 'effect' } as const
const person = { who: 'person' } as const
const officer = { trust: 'officer', who: 'officer' } as const

/** The routes by which a person who acts for no organisation, and officers for the city, write to those who run a project. */
export const approachRoutes = [
  route({
    ...reads,
    ...person,
    trust: 'read',
    operationId: 'listOwnConversations',
    path: '/api/me/conversations',
    summary: 'The conversations that I have for myself, the last one written in first',
    success: lines,
  }),
  route({
    ...reads,
    ...person,
    trust: 'read',
    operationId: 'readOwnConversation',
    path: '/api/me/conversations/{id}',
    summary: 'A conversation of mine with its messages, the newest first',
    params,
    success: { status: 200, schema: conversationView },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    ...person,
    trust: 'write',
    operationId: 'openOwnConversation',
    path: '/api/me/conversations',
    summary:
      'Write about a project that seeks partners or money, for myself, to its coordinator or lead; no address is shown',
    body: opening,
    success: opened,
    failures: ['not-found', 'not-seeking', 'too-many-requests'],
  }),
  route({
    ...writes,
    ...person,
    trust: 'write',
    operationId: 'writeOwnMessage',
    path: '/api/me/conversations/{id}/messages',
    summary: 'Write a further message in a conversation of mine',
    params,
    body: text,
    success: written,
    failures: ['not-found', 'awaiting-answer', 'too-many-requests'],
  }),
  route({
    ...reads,
    ...officer,
    operationId: 'listCityConversations',
    path: '/api/officer/conversations',
    summary: 'The conversations of the city, the last one written in first',
    success: lines,
  }),
  route({
    ...reads,
    ...officer,
    operationId: 'readCityConversation',
    path: '/api/officer/conversations/{id}',
    summary: 'A conversation of the city with its messages, the newest first',
    params,
    success: { status: 200, schema: conversationView },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    ...officer,
    operationId: 'openCityConversation',
    path: '/api/officer/conversations',
    summary: 'Write about a project, for the city, to its coordinator or lead; answers come to whoever wrote last',
    body: opening,
    success: opened,
    failures: ['not-found', 'too-many-requests'],
  }),
  route({
    ...writes,
    ...officer,
    operationId: 'writeCityMessage',
    path: '/api/officer/conversations/{id}/messages',
    summary: 'Write a further message in a conversation of the city',
    params,
    body: text,
    success: written,
    failures: ['not-found', 'awaiting-answer', 'too-many-requests'],
  }),
] as const
