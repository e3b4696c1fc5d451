import * as z from 'zod'
import { profileContentSchema } from '../../shared/domain/profile.ts'
import { taxonomyEntrySchema } from '../../shared/domain/taxonomy.ts'
import { plain, route } from '../../shared/http/route.ts'
import { profileView } from './views/profile.ts'

/** The routes about what organisations can do and what they need. */
export const profileRoutes = [
  route({
    ...plain,
    operationId: 'readTaxonomy',
    method: 'GET',
    path: '/api/taxonomy',
    trust: 'read',
    who: 'person',
    summary: 'The codes of what organisations can do and need, with names and synonyms in both languages',
    success: {
      status: 200,
      schema: z.strictObject({ version: z.int(), entries: z.array(taxonomyEntrySchema).readonly() }),
    },
  }),
  route({
    ...plain,
    operationId: 'readProfile',
    method: 'GET',
    path: '/api/organisations/{key}/profile',
    trust: 'read',
    who: 'person',
    summary: 'What an organisation can do and what it needs; empty where nobody has said it yet',
    params: z.strictObject({ key: z.string().min(1).max(100) }),
    success: { status: 200, schema: profileView, etag: true },
    failures: ['not-found'],
  }),
  route({
    ...plain,
    operationId: 'writeProfile',
    method: 'PUT',
    path: '/api/profile',
    trust: 'write',
    who: 'representative',
    summary: 'Say what the organisation can do and what it needs; an import does not change it after that',
    body: profileContentSchema,
    success: { status: 200, schema: profileView, etag: true },
    failures: ['not-found'],
    ifMatch: 'required',
  }),
] as const
