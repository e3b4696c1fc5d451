import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAssignCase, makeReleaseCase } from '../../shared/use-cases/assign-case.ts'
import { makeDecideCases } from '../../shared/use-cases/bulk/decide-cases.ts'
import { makePreviewDecisions } from '../../shared/use-cases/bulk/preview-decisions.ts'
import { makeCancelApplication } from '../../shared/use-cases/cancel-application.ts'
import { makeCloseCase } from '../../shared/use-cases/close-case.ts'
import { makeCorrectOrganisation } from '../../shared/use-cases/correct-organisation.ts'
import { makeListCases, makeReadOfficerCase } from '../../shared/use-cases/list-cases.ts'
import { caseRoutes } from './cases.route.ts'
import { nextAs, startIn } from './page.ts'
import { showOrganisation } from './views/organisation.ts'
import { showCase, showClaimOfCase } from './views/case.ts'

type CaseDeps = { readonly table: Table; readonly newId: () => string }

const [
  listRoute,
  readRoute,
  assignRoute,
  releaseRoute,
  closeRoute,
  cancelRoute,
  correctRoute,
  previewRoute,
  decideRoute,
] = caseRoutes

/** What the routes over the officers' queue do. */
export const caseBindings = (deps: CaseDeps): Bindings<(typeof caseRoutes)[number], 'officer'> => {
  const { table } = deps
  const list = makeListCases({ table })
  const read = makeReadOfficerCase({ table })
  const assign = makeAssignCase({ table })
  const release = makeReleaseCase({ table })
  const close = makeCloseCase({ table })
  const cancel = makeCancelApplication(deps)
  const correct = makeCorrectOrganisation(deps)
  const preview = makePreviewDecisions(deps)
  const decide = makeDecideCases(deps)
  const shown = async (id: string, personId: string, now: string) => ({
    body: showCase(await read({ id, personId }), personId, now),
  })
  return {
    listCases: bind(listRoute, async ({ caller, query: { cursor, ...asked }, cursors, now }) => {
      const personId = caller.person.id
      const { cases, next } = await list({ ...asked, personId, start: startIn(cursors, cursor) })
      return { body: { cases: cases.map((one) => showCase(one, personId, now)), ...nextAs(cursors, next) } }
    }),
    readOfficerCase: bind(readRoute, async ({ caller, params, now }) => {
      const found = await read({ id: params.id, personId: caller.person.id })
      return { body: { ...showCase(found, caller.person.id, now), ...showClaimOfCase(found.claim) } }
    }),
    assignCase: bind(assignRoute, async ({ caller, params, body, now, extra }) => {
      await assign({ id: params.id, to: body.to, personId: caller.person.id, now, extra })
      return shown(params.id, caller.person.id, now)
    }),
    releaseCase: bind(releaseRoute, async ({ params }) => {
      await release(params)
      return { body: undefined }
    }),
    closeCase: bind(
      closeRoute,
      async ({ caller, params, body, now, extra }) => {
        await close({ id: params.id, reason: body.reason, personId: caller.person.id, now, extra })
        return shown(params.id, caller.person.id, now)
      },
      async ({ caller, params, now }) => shown(params.id, caller.person.id, now),
    ),
    cancelApplication: bind(
      cancelRoute,
      async ({ caller, params, body, now, extra }) => {
        const command = { applicationId: params.id, ...body, personId: caller.person.id, now, extra }
        const { id, status } = await cancel(command)
        return { body: { id, status } }
      },
      async ({ params }) => ({ body: { id: params.id, status: 'withdrawn' as const } }),
    ),
    correctOrganisation: bind(correctRoute, async ({ caller, params, body, now, extra }) => ({
      body: showOrganisation(await correct({ key: params.key, ...body, personId: caller.person.id, now, extra })),
    })),
    previewDecisions: bind(previewRoute, async ({ caller, body, now }) => ({
      body: { cases: [...(await preview({ ...body, personId: caller.person.id, now }))] },
    })),
    decideCases: bind(decideRoute, async ({ caller, body, now }) => ({
      body: { cases: [...(await decide({ ...body, personId: caller.person.id, now }))] },
    })),
  }
}
