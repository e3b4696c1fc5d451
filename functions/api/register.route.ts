import * as z from 'zod'
import { categorySchema, sectorSchema } from '../../shared/domain/organisation.ts'
import { personSchema, representationSchema } from '../../shared/domain/person.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { organisationView } from './views/organisation.ts'

const { id, email, language, roles } = personSchema.shape
const { since, provenBy } = representationSchema.shape

/** The routes about oneself and the register of organisations. */
export const registerRoutes = [
  route({
    ...plain,
    operationId: 'readMe',
    method: 'GET',
    path: '/api/me',
    trust: 'read',
    who: 'person',
    summary: 'Who I am, my roles, and the organisations that I may act for',
    success: {
      status: 200,
      schema: z.object({
        person: z.object({ id, email, language, roles }),
        consent: z
          .object({ given: z.string().optional(), needed: z.string().optional() })
          .describe('the version of the texts that I agreed to, and the one to agree to where it is a newer one'),
        organisations: z.array(z.object({ organisation: organisationView, since, provenBy })),
      }),
    },
  }),
  route({
    ...plain,
    operationId: 'searchOrganisations',
    method: 'GET',
    path: '/api/organisations',
    trust: 'read',
    who: 'person',
    summary: 'Search the register, in the order of names. A page may be short although "next" says that more follows',
    query: z.strictObject({
      q: z.string().max(200).default('').describe('words that all occur in the name'),
      identifier: z
        .string()
        .min(1)
        .max(100)
        .optional()
        .describe('any identifier; with it the other conditions are not looked at'),
      category: categorySchema.optional(),
      sector: sectorSchema.optional(),
      ...pageQuery,
    }),
    success: { status: 200, schema: z.object({ organisations: z.array(organisationView), ...pageReply }) },
  }),
  route({
    ...plain,
    operationId: 'readOrganisation',
    method: 'GET',
    path: '/api/organisations/{key}',
    trust: 'read',
    who: 'person',
    summary: 'One organisation, by its key or another identifier',
    params: z.strictObject({ key: z.string().min(1).max(100) }),
    success: { status: 200, schema: organisationView },
    failures: ['not-found'],
  }),
] as const
