import * as z from 'zod'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeAnswerClusterInvitation } from '../../shared/use-cases/joining/answer-cluster-invitation.ts'
import { makeLeaveCluster } from '../../shared/use-cases/joining/leave-cluster.ts'
import { makeListStandings, makeReadStanding } from '../../shared/use-cases/joining/list-standings.ts'
import { makePreviewDeparture } from '../../shared/use-cases/joining/preview-departure.ts'
import { makeRequestToJoin } from '../../shared/use-cases/joining/request-to-join.ts'
import { makeWithdrawRequest } from '../../shared/use-cases/joining/withdraw-request.ts'
import { joiningRoutes } from './joining.route.ts'
import { nextAs } from './page.ts'
import { showDeparture } from './views/departure.ts'
import { showStanding } from './views/standing.ts'

type JoiningRoute = (typeof joiningRoutes)[number]
type AboutOne = Pick<Asked<'representative', { readonly id: string }, unknown, unknown>, 'caller' | 'params' | 'now'>
type Command = AboutOne & Pick<Asked<'representative', unknown, unknown, unknown>, 'extra'>

const [listRoute, readRoute, requestRoute, withdrawRoute, acceptRoute, declineRoute, leaveRoute, previewRoute] =
  joiningRoutes

const shownBy = (table: Table) => {
  const read = makeReadStanding({ table })
  return async ({ caller, params, now }: AboutOne) => ({
    body: showStanding(await read({ clusterId: params.id, organisation: caller.organisation, now })),
  })
}

/** What the routes do by which an organisation sees where it stands. */
export const joiningReadBindings = ({ table }: { readonly table: Table }): Bindings<JoiningRoute, 'read'> => {
  const list = makeListStandings({ table })
  const preview = makePreviewDeparture({ table })
  return {
    listMemberships: bind(listRoute, async ({ caller: { organisation }, query, now, cursors }) => {
      const { state, limit, cursor } = query
      const offset = cursors.read(z.int(), cursor) ?? 0
      const { standings, next } = await list({ organisation, state, now, limit, offset })
      return { body: { memberships: standings.map(showStanding), ...nextAs(cursors, next) } }
    }),
    readMembership: bind(readRoute, shownBy(table)),
    previewLeaving: bind(previewRoute, async ({ caller: { organisation }, params, now }) => ({
      body: showDeparture(await preview({ clusterId: params.id, organisation, key: organisation, now })),
    })),
  }
}

const said = ({ caller, params, now, extra }: Command) => ({
  clusterId: params.id,
  organisation: caller.organisation,
  by: caller.by,
  now,
  extra,
})

/** What the routes do by which an organisation joins a cluster and leaves it. */
export const joiningWriteBindings = (deps: {
  readonly table: Table
  readonly newId: () => string
}): Bindings<JoiningRoute, 'write'> => {
  const show = shownBy(deps.table)
  const request = makeRequestToJoin({ ...deps, answer: makeAnswerInvitation(deps) })
  const withdraw = makeWithdrawRequest(deps)
  const answer = makeAnswerClusterInvitation(deps)
  const leave = makeLeaveCluster(deps)
  const after = async (asked: Command, done: Promise<unknown>) => {
    await done
    return show(asked)
  }
  return {
    requestToJoin: bind(
      requestRoute,
      (asked) => after(asked, request({ ...said(asked), message: asked.body.message })),
      show,
    ),
    withdrawRequest: bind(withdrawRoute, (asked) => after(asked, withdraw(said(asked))), show),
    acceptClusterInvitation: bind(
      acceptRoute,
      (asked) => after(asked, answer({ ...said(asked), reply: { answer: 'accept' } })),
      show,
    ),
    declineClusterInvitation: bind(
      declineRoute,
      (asked) => after(asked, answer({ ...said(asked), reply: { answer: 'decline', reason: asked.body.reason } })),
      show,
    ),
    leaveCluster: bind(leaveRoute, (asked) => after(asked, leave(said(asked))), show),
  }
}
