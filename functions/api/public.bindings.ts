import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeReadHolds } from '../../shared/use-cases/holds.ts'
import { publicRoutes } from './public.route.ts'

/** What the routes do that need no sign-in; `description` gives the OpenAPI document. */
export const publicBindings = (
  { table }: { readonly table: Pick<Table, 'getMany'> },
  description: () => { readonly [name: string]: unknown },
): Bindings<(typeof publicRoutes)[number], 'public'> => {
  const [healthRoute, statusRoute, openApiRoute] = publicRoutes
  const readHolds = makeReadHolds({ table })
  return {
    readHealth: bind(healthRoute, async ({ now }) => ({ body: { status: 'ok' as const, now } })),
    readStatus: bind(statusRoute, async () => ({
      body: { holds: (await readHolds()).map(({ what, at, notes }) => ({ what, since: at, notes })) },
    })),
    readOpenApi: bind(openApiRoute, async () => ({ body: description() })),
  }
}
