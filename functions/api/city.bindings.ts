import { NotFound } from '../../shared/domain/errors.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import { cityRequestFrom, cityRequestKey } from '../../shared/items/city-request-item.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAnswerCityRequest } from '../../shared/use-cases/answer-city-request.ts'
import { makeAskCity } from '../../shared/use-cases/ask-city.ts'
import { makeListCityRequests } from '../../shared/use-cases/list-city-requests.ts'
import { cityRoutes } from './city.route.ts'
import { nextAs, startIn } from './page.ts'

type Deps = { readonly table: Table }
type Routes = (typeof cityRoutes)[number]

const [askRoute, listRoute, answerRoute] = cityRoutes

const requestWith = async ({ table }: Deps, id: string) => {
  const item = await table.get(cityRequestKey(id))
  if (!item) throw new NotFound('request', id)
  return { body: cityRequestFrom(item) }
}

/** What asking the city does. */
export const cityWriteBindings = (deps: Deps): Bindings<Routes, 'write'> => {
  const askCity = makeAskCity(deps)
  return {
    askCity: bind(
      askRoute,
      async ({ caller, params, body, now, newId, extra }) => ({
        body: await askCity({
          ...body,
          id: newId(),
          clusterId: params.id,
          organisation: caller.organisation,
          by: caller.by,
          now,
          extra,
        }),
      }),
      ({ newId }) => requestWith(deps, newId()),
    ),
  }
}

/** What reading its requests does. */
export const cityReadBindings = (deps: Deps): Bindings<Routes, 'read'> => {
  const list = makeListCityRequests(deps)
  return {
    listCityRequests: bind(listRoute, async ({ caller, params, query: { limit, cursor }, cursors }) => {
      const start = startIn(cursors, cursor)
      const page = await list({ clusterId: params.id, organisation: caller.organisation, limit, start })
      return { body: { requests: [...page.requests], ...nextAs(cursors, page.next) } }
    }),
  }
}

/** What answering them does. */
export const cityOfficerBindings = (deps: Deps & { readonly newId: () => string }): Bindings<Routes, 'officer'> => {
  const answer = makeAnswerCityRequest(deps)
  return {
    answerCityRequest: bind(
      answerRoute,
      async ({ caller, params, body, now, extra }) => ({
        body: await answer({ id: params.id, ...body, by: caller.by, now, extra }),
      }),
      ({ params }) => requestWith(deps, params.id),
    ),
  }
}
