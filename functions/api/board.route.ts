import * as z from 'zod'
import { boardEntrySchema, entryContentSchema, entryKindSchema } from '../../shared/domain/board-entry.ts'
import { capabilityCodeSchema } from '../../shared/domain/taxonomy.ts'
import { momentSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { namedView } from './views/organisation.ts'

const reads = { ...plain, trust: 'read', who: 'representative' } as const
const writes = { ...plain, trust: 'write', who: 'representative' } as const
const params = z.strictObject({ id: z.uuid() })

const { id, kind, title, text, capabilities, createdAt, endsAt, closedAt, interests } = boardEntrySchema.shape
const entryView = z
  .strictObject({
    id,
    kind,
    title,
    text,
    capabilities,
    organisation: namedView,
    createdAt,
    endsAt,
    open: z.boolean(),
    closedAt,
    interests,
    mine: z.boolean(),
  })
  .meta({ id: 'BoardEntry' })

const interestView = z.strictObject({ organisation: namedView, at: momentSchema }).meta({ id: 'Interest' })

/** The routes of the board of offers and requests, for all who represent an organisation. */
export const boardRoutes = [
  route({
    ...reads,
    operationId: 'listBoard',
    method: 'GET',
    path: '/api/board',
    summary:
      'The open offers or requests, the newest first; with a capability, those for it and for what lies below it',
    query: z.strictObject({ ...pageQuery, kind: entryKindSchema, capability: capabilityCodeSchema.optional() }),
    success: { status: 200, schema: z.strictObject({ entries: z.array(entryView), ...pageReply }) },
  }),
  route({
    ...reads,
    operationId: 'readEntry',
    method: 'GET',
    path: '/api/board/{id}',
    summary: 'An entry of the board, and whether your organisation has shown interest in it',
    params,
    success: { status: 200, schema: entryView.extend({ interested: z.boolean() }).meta({ id: 'BoardEntryRead' }) },
    failures: ['not-found'],
  }),
  route({
    ...reads,
    operationId: 'listInterests',
    method: 'GET',
    path: '/api/board/{id}/interests',
    summary: 'Who is interested in an entry of your organisation',
    params,
    query: z.strictObject(pageQuery),
    success: { status: 200, schema: z.strictObject({ interests: z.array(interestView), ...pageReply }) },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'putEntry',
    method: 'POST',
    path: '/api/board',
    summary: 'Put an offer or a request on the board, until its end',
    body: entryContentSchema,
    success: { status: 201, schema: entryView, location: true },
    failures: ['too-many-requests', 'not-found'],
    repeat: 'effect',
  }),
  route({
    ...writes,
    operationId: 'closeEntry',
    method: 'POST',
    path: '/api/board/{id}/close',
    summary: 'Take an entry of your organisation off the board before its end',
    params,
    success: { status: 200, schema: entryView },
    failures: ['not-found'],
  }),
  route({
    ...writes,
    operationId: 'showInterest',
    method: 'PUT',
    path: '/api/board/{id}/interest',
    summary: 'Show that your organisation is interested in an entry; its owner hears of it by mail, once',
    params,
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found', 'entry-closed'],
  }),
  route({
    ...writes,
    operationId: 'takeInterestBack',
    method: 'DELETE',
    path: '/api/board/{id}/interest',
    summary: 'Take that back',
    params,
    success: { status: 204, schema: z.undefined() },
    failures: ['not-found'],
  }),
] as const
