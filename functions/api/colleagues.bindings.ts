import type { Moment } from '../../shared/domain/time.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAddColleague } from '../../shared/use-cases/add-colleague.ts'
import { makeListColleagues } from '../../shared/use-cases/list-colleagues.ts'
import { makeRemoveColleague } from '../../shared/use-cases/remove-colleague.ts'
import { colleagueRoutes } from './colleagues.route.ts'

type ColleagueRoute = (typeof colleagueRoutes)[number]

const [listRoute, addRoute, removeRoute] = colleagueRoutes

/** What the route does by which representatives see each other. */
export const colleagueReadBindings = ({ table }: { readonly table: Table }): Bindings<ColleagueRoute, 'read'> => {
  const list = makeListColleagues({ table })
  return {
    listColleagues: bind(listRoute, async ({ caller }) => ({
      body: { colleagues: [...(await list(caller.organisation, caller.person.id))] },
    })),
  }
}

/** What the routes do by which representatives add and remove each other. */
export const colleagueWriteBindings = ({
  table,
  systemNow,
}: {
  readonly table: Table
  readonly systemNow: () => Moment
}): Bindings<ColleagueRoute, 'write'> => {
  const add = makeAddColleague({ table })
  const remove = makeRemoveColleague({ table })
  return {
    addColleague: bind(
      addRoute,
      async ({ caller, body: { email, language = caller.person.language }, newId, extra, now }) => {
        const { organisation, person } = caller
        await add({ id: newId(), email, language, organisation, by: person.id, extra, now, systemNow: systemNow() })
        return { body: {} }
      },
      async () => ({ body: {} }),
    ),
    removeColleague: bind(removeRoute, async ({ caller, params, now }) => {
      await remove({ colleague: params.id, organisation: caller.organisation, by: caller.person.id, now })
      return { body: undefined }
    }),
  }
}
