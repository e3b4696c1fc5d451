import * as z from 'zod'
import { sectorSchema } from '../../shared/domain/organisation.ts'
import { soughtSchema } from '../../shared/domain/seeking.ts'
import { capabilityCodeSchema } from '../../shared/domain/taxonomy.ts'
import { plain, route } from '../../shared/http/route.ts'
import { pageQuery, pageReply } from './page.ts'
import { openSeekingView, seekingView } from './views/seeking.ts'

const query = z.strictObject({
  ...pageQuery,
  seeks: soughtSchema.optional(),
  capability: capabilityCodeSchema.optional(),
  sector: sectorSchema.optional(),
})
const lists = { ...plain, method: 'GET', query } as const

/** The routes that list the projects which seek partners or money. */
export const seekingRoutes = [
  route({
    ...lists,
    operationId: 'listSeekingProjects',
    path: '/api/projects',
    trust: 'read',
    who: 'person',
    summary:
      'The projects of clusters that seek partners or money: by what they seek, a capability or what lies below it, a sector. A page may be short; next leads on',
    success: { status: 200, schema: z.object({ projects: z.array(seekingView), ...pageReply }) },
  }),
  route({
    ...lists,
    operationId: 'listOpenSeekingProjects',
    path: '/api/open-data/projects',
    trust: 'public',
    who: 'anyone',
    summary: 'The same as open data, without texts and without organisations',
    success: { status: 200, schema: z.object({ projects: z.array(openSeekingView), ...pageReply }) },
  }),
] as const
