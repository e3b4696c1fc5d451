import * as z from 'zod'
import type { Asked } from '../../shared/http/bind.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeListSeeking } from '../../shared/use-cases/projects/list-seeking.ts'
import { withLeads } from '../../shared/use-cases/projects/read-projects.ts'
import { nextAs } from './page.ts'
import { seekingRoutes } from './seeking.route.ts'
import { showOpenSeeking, showSeeking } from './views/seeking.ts'

type SeekingRoute = (typeof seekingRoutes)[number]
type Deps = { readonly table: Pick<Table, 'getMany' | 'query'> }

const [listRoute, openRoute] = seekingRoutes

type Query = z.output<(typeof listRoute)['query']>

const asking = ({
  query,
  cursors,
  now,
}: Pick<Asked<'person', unknown, Query, unknown>, 'query' | 'cursors' | 'now'>) => {
  const { seeks, capability, sector, limit, cursor } = query
  return { sought: seeks, capability, sector, limit, before: cursors.read(z.string(), cursor), now }
}

/** What listing projects that seek something does for whoever is signed in. */
export const seekingReadBindings = ({ table }: Deps): Bindings<SeekingRoute, 'read'> => {
  const list = makeListSeeking({ table })
  return {
    listSeekingProjects: bind(listRoute, async (asked) => {
      const { projects, next } = await list(asking(asked))
      const lines = await withLeads(
        table,
        projects.map(({ project }) => project),
      )
      const shown = projects.flatMap((seeking, index) => {
        const line = lines[index]
        return line ? [showSeeking(seeking, line, asked.now)] : []
      })
      return { body: { projects: shown, ...nextAs(asked.cursors, next) } }
    }),
  }
}

/** The same for everybody. */
export const seekingPublicBindings = ({ table }: Deps): Bindings<SeekingRoute, 'public'> => {
  const list = makeListSeeking({ table })
  return {
    listOpenSeekingProjects: bind(openRoute, async ({ query, cursors, now }) => {
      const { projects, next } = await list(asking({ query, cursors, now }))
      return { body: { projects: projects.map((one) => showOpenSeeking(one, now)), ...nextAs(cursors, next) } }
    }),
  }
}
