import * as z from 'zod'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { SearchIndex } from '../../shared/stores/search-index.ts'
import { nextAs } from './page.ts'
import { searchRoutes } from './search.route.ts'
import { showFacets, showFound } from './views/search.ts'

const [findRoute] = searchRoutes

const placeSchema = z.int().min(0)

/** Nobody reads further; who wants more narrows the search, or lists the register. */
const FURTHEST = 5000

/** What the routes do that search; `current` gives the search as it stands. */
export const searchBindings = ({
  current,
}: {
  readonly current: () => Promise<SearchIndex>
}): Bindings<(typeof searchRoutes)[number], 'search'> => ({
  findOrganisations: bind(findRoute, async ({ query, cursors }) => {
    const { q, cursor, limit, ...filters } = query
    const from = cursors.read(placeSchema, cursor) ?? 0
    const index = await current()
    const { total, hits, facets } = await index.search({ words: q, filters, from, limit })
    const reached = from + hits.length
    const next = reached < Math.min(total, FURTHEST) ? reached : undefined
    return {
      body: { total, organisations: hits.map(showFound), facets: showFacets(facets), ...nextAs(cursors, next) },
    }
  }),
})
