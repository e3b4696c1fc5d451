import { momentIn } from '../../shared/domain/register-row.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Files } from '../../shared/stores/files.ts'
import type { ImportWorkflow } from '../../shared/stores/import-workflow.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeDecideImport } from '../../shared/use-cases/decide-import.ts'
import { makeListVerdicts, verdictPositionSchema } from '../../shared/use-cases/list-verdicts.ts'
import { makeOpenImport, type OpenedImport } from '../../shared/use-cases/open-import.ts'
import { makeListImports, makeReadImport } from '../../shared/use-cases/read-imports.ts'
import { makeStartImport } from '../../shared/use-cases/start-import.ts'
import { importRoutes } from './imports.route.ts'
import { nextAs, startIn } from './page.ts'
import { showImport, showVerdict } from './views/import.ts'

type ImportDeps = { readonly table: Table; readonly files: Files; readonly workflow: ImportWorkflow }

const [openRoute, listRoute, readRoute, verdictsRoute, startRoute, releaseRoute, discardRoute] = importRoutes

const shown = ({ import: opened, upload }: OpenedImport) => ({
  body: { import: showImport(opened), upload: { method: 'PUT' as const, ...upload } },
  location: `/api/officer/imports/${opened.id}`,
})

/** What the routes of imports do. */
export const importBindings = (deps: ImportDeps): Bindings<(typeof importRoutes)[number], 'officer'> => {
  const opening = makeOpenImport(deps)
  const list = makeListImports(deps)
  const read = makeReadImport(deps)
  const listVerdicts = makeListVerdicts(deps)
  const start = makeStartImport(deps)
  const { release, discard } = makeDecideImport(deps)
  return {
    openImport: bind(
      openRoute,
      async ({ caller, body, newId, now, extra }) => {
        const asOf = body.asOf === undefined ? undefined : momentIn(body.asOf)
        return shown(await opening.open({ id: newId(), asOf, by: caller.by, now, extra }))
      },
      async ({ newId }) => shown(await opening.again(newId())),
    ),
    listImports: bind(listRoute, async ({ query: { limit, cursor }, cursors }) => {
      const { imports, next } = await list({ limit, start: startIn(cursors, cursor) })
      return { body: { imports: imports.map(showImport), ...nextAs(cursors, next) } }
    }),
    readImport: bind(readRoute, async ({ params }) => ({ body: showImport(await read({ importId: params.id })) })),
    listImportVerdicts: bind(verdictsRoute, async ({ params, query: { only, limit, cursor }, cursors, language }) => {
      const from = cursors.read(verdictPositionSchema, cursor)
      const { verdicts, next } = await listVerdicts({ importId: params.id, only, limit, from })
      return {
        body: { verdicts: verdicts.map((verdict) => showVerdict(verdict, language)), ...nextAs(cursors, next) },
      }
    }),
    startImport: bind(startRoute, async ({ params, now }) => ({
      body: showImport(await start({ importId: params.id, now })),
    })),
    releaseImport: bind(releaseRoute, async ({ caller, params, now }) => ({
      body: showImport(await release({ importId: params.id, by: caller.by, now })),
    })),
    discardImport: bind(discardRoute, async ({ caller, params, now }) => ({
      body: showImport(await discard({ importId: params.id, by: caller.by, now })),
    })),
  }
}
