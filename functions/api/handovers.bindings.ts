import * as z from 'zod'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import {
  makeAcceptCoordination,
  makeDeclineCoordination,
  makeTakeBackCoordination,
} from '../../shared/use-cases/handover/answer-offer.ts'
import { makeListHandovers, makeReadHandover } from '../../shared/use-cases/handover/list-handovers.ts'
import { makeOfferCoordination } from '../../shared/use-cases/handover/offer-coordination.ts'
import { handoverRoutes } from './handovers.route.ts'
import { nextAs } from './page.ts'
import { showHandover } from './views/handover.ts'

type HandoverRoute = (typeof handoverRoutes)[number]
type AboutOne = Pick<Asked<'representative', { readonly id: string }, unknown, unknown>, 'caller' | 'params' | 'now'>
type Command = AboutOne & Pick<Asked<'representative', unknown, unknown, unknown>, 'extra'>

const [listRoute, readRoute, offerRoute, acceptRoute, declineRoute, takeBackRoute] = handoverRoutes

const shownBy = (table: Table) => {
  const read = makeReadHandover({ table })
  return async ({ caller, params, now }: AboutOne) => ({
    body: showHandover(await read({ subject: params.id, organisation: caller.organisation, now })),
  })
}

/** What the routes do by which organisations see who is to coordinate. */
export const handoverReadBindings = ({ table }: { readonly table: Table }): Bindings<HandoverRoute, 'read'> => {
  const list = makeListHandovers({ table })
  return {
    listHandovers: bind(listRoute, async ({ caller: { organisation }, query: { limit, cursor }, now, cursors }) => {
      const offset = cursors.read(z.int(), cursor) ?? 0
      const all = await list({ organisation, now })
      const next = offset + limit < all.length ? offset + limit : undefined
      return { body: { handovers: all.slice(offset, offset + limit).map(showHandover), ...nextAs(cursors, next) } }
    }),
    readHandover: bind(readRoute, shownBy(table)),
  }
}

const said = ({ caller, params, now, extra }: Command) => ({
  subject: params.id,
  organisation: caller.organisation,
  by: caller.by,
  now,
  extra,
})

/** What the routes do by which the coordination is offered, accepted, declined and taken back. */
export const handoverWriteBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
}): Bindings<HandoverRoute, 'write'> => {
  const show = shownBy(deps.table)
  const offer = makeOfferCoordination(deps)
  const accept = makeAcceptCoordination(deps)
  const decline = makeDeclineCoordination(deps)
  const takeBack = makeTakeBackCoordination(deps)
  const after = async (asked: Command, done: Promise<unknown>) => {
    await done
    return show(asked)
  }
  const offered = async (asked: AboutOne) => ({ ...(await show(asked)), location: `/api/handovers/${asked.params.id}` })
  return {
    offerCoordination: bind(
      offerRoute,
      async (asked) => {
        await offer({ ...said(asked), ...asked.body })
        return offered(asked)
      },
      offered,
    ),
    acceptCoordination: bind(acceptRoute, (asked) => after(asked, accept(said(asked))), show),
    declineCoordination: bind(
      declineRoute,
      (asked) => after(asked, decline({ ...said(asked), reason: asked.body.reason })),
      show,
    ),
    takeBackCoordination: bind(takeBackRoute, (asked) => after(asked, takeBack(said(asked))), show),
  }
}
