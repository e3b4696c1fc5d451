import * as z from 'zod'
import { holdableSchema, notesSchema } from '../../shared/domain/hold.ts'
import { momentSchema } from '../../shared/domain/time.ts'
import { plain, route } from '../../shared/http/route.ts'

/** The routes that need no sign-in and no link. */
export const publicRoutes = [
  route({
    ...plain,
    operationId: 'readHealth',
    method: 'GET',
    path: '/api/health',
    trust: 'public',
    who: 'anyone',
    summary: 'Whether the service and its database answer, and what time it is there',
    success: { status: 200, schema: z.object({ status: z.literal('ok'), now: momentSchema }) },
  }),
  route({
    ...plain,
    operationId: 'readStatus',
    method: 'GET',
    path: '/api/status',
    trust: 'public',
    who: 'anyone',
    summary: 'What the operators hold back at present, with the words for a banner in both languages',
    success: {
      status: 200,
      schema: z.object({
        holds: z.array(
          z.object({ what: holdableSchema, since: momentSchema, notes: notesSchema }).meta({ id: 'Held' }),
        ),
      }),
    },
  }),
  route({
    ...plain,
    operationId: 'readOpenApi',
    method: 'GET',
    path: '/api/openapi.json',
    trust: 'public',
    who: 'anyone',
    summary: 'This description',
    success: { status: 200, schema: z.record(z.string(), z.unknown()) },
  }),
] as const
