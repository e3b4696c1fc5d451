import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeCopyApplication } from '../../shared/use-cases/copy-application.ts'
import { makeReadApplication } from '../../shared/use-cases/read-application.ts'
import { refusalRoutes } from './refusals.route.ts'
import { showApplication } from './views/application.ts'

type RefusalRoute = (typeof refusalRoutes)[number]
type From = Pick<Asked<'representative', unknown, unknown, unknown>, 'caller' | 'now' | 'language'>

const [copyRoute] = refusalRoutes

/** What the routes do by which an applicant goes on after a refusal. */
export const refusalWriteBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
}): Bindings<RefusalRoute, 'write'> => {
  const copy = makeCopyApplication(deps)
  const read = makeReadApplication(deps)
  const created = async ({ caller: { organisation }, now, language }: From, id: string) => {
    const found = await read({ applicationId: id, organisation, now })
    const { version } = found.application
    return { body: showApplication(found, language), version, location: `/api/applications/${id}` }
  }
  return {
    copyApplication: bind(
      copyRoute,
      async (asked) => {
        const { caller, params, now, extra } = asked
        const id = asked.newId()
        const { organisation, by } = caller
        await copy({ id, applicationId: params.id, organisation, by, now, extra })
        return created(asked, id)
      },
      (asked) => created(asked, asked.newId()),
    ),
  }
}
