import type { MembershipState } from '../../shared/domain/membership.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Start, Table } from '../../shared/stores/table.ts'
import { makeChangeAdmission } from '../../shared/use-cases/joining/change-admission.ts'
import { makeDecideRequest } from '../../shared/use-cases/joining/decide-request.ts'
import { makeInviteIntoCluster } from '../../shared/use-cases/joining/invite-into-cluster.ts'
import { makeRemoveMember } from '../../shared/use-cases/joining/leave-cluster.ts'
import { makeListWaiting, makeReadWaiting } from '../../shared/use-cases/joining/list-standings.ts'
import { makePreviewDeparture } from '../../shared/use-cases/joining/preview-departure.ts'
import {
  makeResendClusterInvitation,
  makeRevokeClusterInvitation,
} from '../../shared/use-cases/joining/steer-cluster-invitation.ts'
import { memberRoutes } from './members.route.ts'
import { nextAs, startIn } from './page.ts'
import { showDeparture } from './views/departure.ts'
import { showVerdict } from './views/invitation.ts'
import { showWaiting } from './views/standing.ts'

type MemberRoute = (typeof memberRoutes)[number]
type About = { readonly id: string; readonly key: string }
type AboutOne = Pick<Asked<'representative', About, unknown, unknown>, 'caller' | 'params' | 'now' | 'extra'>

const [
  requestsRoute,
  invitationsRoute,
  admitRoute,
  refuseRoute,
  inviteRoute,
  resendRoute,
  revokeRoute,
  removeRoute,
  admissionRoute,
  previewRoute,
] = memberRoutes

const INVITED: readonly MembershipState[] = ['invited', 'declined', 'expired', 'revoked']

/** What the routes do by which a coordinator sees who waits at its cluster. */
export const memberReadBindings = ({ table }: { readonly table: Table }): Bindings<MemberRoute, 'read'> => {
  const list = makeListWaiting({ table })
  const preview = makePreviewDeparture({ table })
  const page = async (
    clusterId: string,
    organisation: string,
    states: readonly MembershipState[],
    limit: number,
    start: Start | undefined,
  ) => {
    const { waiting, next } = await list({ clusterId, organisation, states, limit, start })
    return { waiting: waiting.map((one) => showWaiting(one.membership, one.organisation)), next }
  }
  return {
    previewRemoval: bind(previewRoute, async ({ caller: { organisation }, params: { id, key }, now }) => ({
      body: showDeparture(await preview({ clusterId: id, organisation, key, now })),
    })),
    listRequests: bind(requestsRoute, async ({ caller, params, query: { limit, cursor }, cursors }) => {
      const start = startIn(cursors, cursor)
      const { waiting, next } = await page(params.id, caller.organisation, ['requested'], limit, start)
      return { body: { waiting, ...nextAs(cursors, next) } }
    }),
    listClusterInvitations: bind(invitationsRoute, async ({ caller, params, query: { limit, cursor }, cursors }) => {
      const start = startIn(cursors, cursor)
      const { waiting, next } = await page(params.id, caller.organisation, INVITED, limit, start)
      return { body: { waiting, ...nextAs(cursors, next) } }
    }),
  }
}

const about = ({ caller, params, now, extra }: AboutOne) => ({
  clusterId: params.id,
  key: params.key,
  organisation: caller.organisation,
  by: caller.by,
  now,
  extra,
})

type WriteDeps = { readonly table: Table; readonly newId: () => string }

/** What the routes do by which a coordinator admits, refuses, invites and removes. */
export const memberWriteBindings = (deps: WriteDeps): Bindings<MemberRoute, 'write'> => {
  const read = makeReadWaiting(deps)
  const decide = makeDecideRequest(deps)
  const resend = makeResendClusterInvitation(deps)
  const revoke = makeRevokeClusterInvitation(deps)
  const remove = makeRemoveMember(deps)
  const invite = makeInviteIntoCluster(deps)
  const change = makeChangeAdmission(deps)
  const show = async (asked: AboutOne) => {
    const { membership, organisation } = await read(about(asked))
    return { body: showWaiting(membership, organisation) }
  }
  const after = async (asked: AboutOne, done: Promise<unknown>) => {
    await done
    return show(asked)
  }
  return {
    admitMember: bind(
      admitRoute,
      (asked) => after(asked, decide({ ...about(asked), said: { verdict: 'admit' } })),
      show,
    ),
    refuseMember: bind(
      refuseRoute,
      (asked) => after(asked, decide({ ...about(asked), said: { verdict: 'refuse', reason: asked.body.reason } })),
      show,
    ),
    inviteIntoCluster: bind(inviteRoute, async ({ caller, params, body, now, language }) => {
      const { organisation, by } = caller
      const verdicts = await invite({ clusterId: params.id, organisation, by, now, identifiers: body.identifiers })
      return { body: { invitees: verdicts.map((verdict) => showVerdict(verdict, language)) } }
    }),
    resendClusterInvitation: bind(resendRoute, (asked) => after(asked, resend(about(asked))), show),
    revokeClusterInvitation: bind(revokeRoute, (asked) => after(asked, revoke(about(asked))), show),
    removeMember: bind(
      removeRoute,
      (asked) => after(asked, remove({ ...about(asked), reason: asked.body.reason })),
      show,
    ),
    changeAdmission: bind(admissionRoute, async ({ caller, params, body, ifMatch = 0, now }) => {
      const { organisation, by } = caller
      const { admission, version } = await change({
        clusterId: params.id,
        organisation,
        by,
        now,
        version: ifMatch,
        admission: body.admission,
      })
      return { body: { admission }, version }
    }),
  }
}
