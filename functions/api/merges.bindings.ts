import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeMergeOrganisations, makeReadMerge } from '../../shared/use-cases/merge-organisations.ts'
import { makeDismissDuplicate, makeSuspectDuplicate } from '../../shared/use-cases/suspect-duplicate.ts'
import { makeUndoMerge } from '../../shared/use-cases/undo-merge.ts'
import { duplicateCaseId } from '../../shared/domain/officer-case.ts'
import type { Merge } from '../../shared/domain/merge.ts'
import { mergeRoutes } from './merges.route.ts'

type MergeRoute = (typeof mergeRoutes)[number]

const [suspectRoute, reportRoute, dismissRoute, mergeRoute, readRoute, undoRoute] = mergeRoutes

const begun = (merge: Merge) => ({ body: merge, location: `/api/officer/merges/${merge.id}` })

/** What the route does by which a representative reports a second entry of the own organisation. */
export const mergeWriteBindings = ({ table }: { readonly table: Table }): Bindings<MergeRoute, 'write'> => {
  const suspect = makeSuspectDuplicate({ table })
  return {
    reportDuplicate: bind(
      reportRoute,
      async ({ caller, body, now, extra }) => ({
        body: { case: await suspect({ one: caller.organisation, ...body, now, extra }) },
      }),
      async ({ caller, body }) => ({ body: { case: duplicateCaseId(caller.organisation, body.other) } }),
    ),
  }
}

/** What the routes of officers about two entries of one organisation do. */
export const mergeOfficerBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
}): Bindings<MergeRoute, 'officer'> => {
  const suspect = makeSuspectDuplicate(deps)
  const dismiss = makeDismissDuplicate(deps)
  const merge = makeMergeOrganisations(deps)
  const read = makeReadMerge(deps)
  const undo = makeUndoMerge(deps)
  return {
    suspectDuplicate: bind(
      suspectRoute,
      async ({ body, now, extra }) => ({ body: { case: await suspect({ ...body, now, extra }) } }),
      async ({ body }) => ({ body: { case: duplicateCaseId(body.one, body.other) } }),
    ),
    dismissDuplicate: bind(
      dismissRoute,
      async ({ caller, params, body, now, extra }) => {
        await dismiss({ ...params, ...body, personId: caller.person.id, now, extra })
        return { body: undefined }
      },
      async () => ({ body: undefined }),
    ),
    mergeOrganisations: bind(
      mergeRoute,
      async ({ caller, body, newId, now, extra }) =>
        begun(await merge({ id: newId(), ...body, personId: caller.person.id, now, extra })),
      async ({ newId }) => begun(await read(newId())),
    ),
    readMerge: bind(readRoute, async ({ params }) => ({ body: await read(params.id) })),
    undoMerge: bind(
      undoRoute,
      async ({ caller, params, now, extra }) => ({
        body: await undo({ id: params.id, personId: caller.person.id, now, extra }),
      }),
      async ({ params }) => ({ body: await read(params.id) }),
    ),
  }
}
