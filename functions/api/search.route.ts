import * as z from 'zod'
import { categorySchema, organisationKindSchema, sectorSchema } from '../../shared/domain/organisation.ts'
import { capabilityCodeSchema } from '../../shared/domain/taxonomy.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { facetsView, foundView } from './views/search.ts'

/** The routes that search. */
export const searchRoutes = [
  route({
    ...plain,
    operationId: 'findOrganisations',
    method: 'GET',
    path: '/api/search/organisations',
    trust: 'search',
    who: 'person',
    summary: 'Find organisations by words in English or Russian and by what they can do; every row says why it matched',
    query: z.strictObject({
      q: z.string().max(200).default('').describe('words; without them all organisations, in the order of names'),
      capability: capabilityCodeSchema.optional().describe('a code that is offered, or one below it'),
      needed: capabilityCodeSchema.optional().describe('a code that is needed, or one below it'),
      category: categorySchema.optional(),
      kind: organisationKindSchema.optional(),
      sector: sectorSchema.optional(),
      place: z.string().min(1).max(100).optional(),
      open: z
        .enum(['true', 'false'])
        .transform((text) => text === 'true')
        .optional()
        .describe('whether it is open to invitations'),
      ...pageQuery,
    }),
    success: {
      status: 200,
      schema: z.strictObject({
        total: z.int().min(0),
        organisations: z.array(foundView),
        facets: facetsView,
        ...pageReply,
      }),
    },
  }),
] as const
