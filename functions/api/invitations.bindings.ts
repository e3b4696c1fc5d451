import * as z from 'zod'
import type { Reply } from '../../shared/domain/answer.ts'
import { NotFound } from '../../shared/domain/errors.ts'
import { parseInvitationId } from '../../shared/domain/invitation-id.ts'
import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAddInvitees } from '../../shared/use-cases/add-invitees.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeListInvitations } from '../../shared/use-cases/list-invitations.ts'
import { makeListInvitees } from '../../shared/use-cases/list-invitees.ts'
import { makeReadInvitation } from '../../shared/use-cases/read-invitation.ts'
import { makeRemoveInvitee } from '../../shared/use-cases/remove-invitee.ts'
import { makeReplaceInvitee } from '../../shared/use-cases/replace-invitee.ts'
import { makeReportMisdirected } from '../../shared/use-cases/report-misdirected.ts'
import { makeResendAll, makeResendInvitation } from '../../shared/use-cases/resend-invitations.ts'
import { invitationRoutes } from './invitations.route.ts'
import { nextAs } from './page.ts'
import { showInvitation, showInvitee, showVerdict } from './views/invitation.ts'

type InvitationRoute = (typeof invitationRoutes)[number]
type AboutOne = Pick<Asked<'representative', { readonly id: string }, unknown, unknown>, 'caller' | 'params' | 'now'>
type Command = AboutOne & Pick<Asked<'representative', unknown, unknown, unknown>, 'extra'>

const [
  listInviteesRoute,
  addRoute,
  removeRoute,
  replaceRoute,
  resendAllRoute,
  listRoute,
  readRoute,
  resendRoute,
  revokeRoute,
  acceptRoute,
  declineRoute,
  misdirectedRoute,
] = invitationRoutes

const shownBy = (table: Table) => {
  const read = makeReadInvitation({ table })
  return async ({ caller, params, now }: AboutOne) => ({
    body: showInvitation(await read({ invitationId: params.id, organisation: caller.organisation, now })),
  })
}

/** What the routes by which invitees and invitations are read do. */
export const invitationReadBindings = ({ table }: { readonly table: Table }): Bindings<InvitationRoute, 'read'> => {
  const listInvitees = makeListInvitees({ table })
  const listInvitations = makeListInvitations({ table })
  return {
    listInvitees: bind(
      listInviteesRoute,
      async ({ caller: { organisation }, params, query, now, language, cursors }) => {
        const { state, limit, cursor } = query
        const after = cursors.read(z.string(), cursor)
        const page = await listInvitees({ applicationId: params.id, organisation, now, state, limit, after })
        const invitees = page.invitees.map((invitee) => showInvitee(params.id, invitee, language))
        return { body: { invitees, counts: page.counts, ...nextAs(cursors, page.next) } }
      },
    ),
    listInvitations: bind(listRoute, async ({ caller: { organisation }, query, now, cursors }) => {
      const { state, limit, cursor } = query
      const offset = cursors.read(z.int(), cursor) ?? 0
      const { invitations, counts, next } = await listInvitations({ organisation, now, state, limit, offset })
      return { body: { invitations: invitations.map(showInvitation), counts, ...nextAs(cursors, next) } }
    }),
    readInvitation: bind(readRoute, shownBy(table)),
  }
}

const partsOf = (id: string): { readonly applicationId: string; readonly key: string } => {
  const parts = parseInvitationId(id)
  if (!parts) throw new NotFound('invitation', id)
  return { applicationId: parts.applicationId, key: parts.organisation }
}

/** What a coordinator says about an application of its own. */
const command = ({ caller, params, now, extra }: Command) => ({
  applicationId: params.id,
  organisation: caller.organisation,
  by: caller.by,
  now,
  extra,
})

/** What a coordinator says about an invitation that it has sent. */
const coordinators = ({ caller, params, now, extra }: Command) => ({
  ...partsOf(params.id),
  organisation: caller.organisation,
  by: caller.by,
  now,
  extra,
})

type WriteDeps = { readonly table: Table; readonly newId: () => string }

/** What the routes do by which a coordinator asks organisations, and they answer. */
export const invitationWriteBindings = (deps: WriteDeps): Bindings<InvitationRoute, 'write'> => {
  const show = shownBy(deps.table)
  const add = makeAddInvitees(deps)
  const remove = makeRemoveInvitee(deps)
  const replace = makeReplaceInvitee(deps)
  const resendAll = makeResendAll(deps)
  const resend = makeResendInvitation(deps)
  const answer = makeAnswerInvitation(deps)
  const report = makeReportMisdirected(deps)

  const say = async (asked: Command, reply: Reply) => {
    const { applicationId, key } = partsOf(asked.params.id)
    const { organisation } = asked.caller
    if (key !== organisation) throw new NotFound('invitation', asked.params.id)
    await answer({ applicationId, organisation, reply, by: asked.caller.by, now: asked.now, extra: asked.extra })
    return show(asked)
  }

  const replaceOne = async (
    asked: Asked<'representative', { id: string }, unknown, { remove: string; add: string }>,
  ) => ({
    body: showVerdict(await replace({ ...command(asked), ...asked.body }), asked.language),
  })

  return {
    addInvitees: bind(addRoute, async (asked) => {
      const verdicts = await add({ ...command(asked), identifiers: asked.body.identifiers })
      return { body: { invitees: verdicts.map((verdict) => showVerdict(verdict, asked.language)) } }
    }),
    removeInvitee: bind(removeRoute, async (asked) => {
      await remove({ ...command(asked), key: asked.params.key })
      return { body: undefined }
    }),
    replaceInvitee: bind(replaceRoute, replaceOne, replaceOne),
    resendInvitations: bind(resendAllRoute, async (asked) => ({ body: await resendAll(command(asked)) })),
    resendInvitation: bind(
      resendRoute,
      async (asked) => {
        await resend(coordinators(asked))
        return show(asked)
      },
      show,
    ),
    revokeInvitation: bind(
      revokeRoute,
      async (asked) => {
        await remove(coordinators(asked))
        return show(asked)
      },
      show,
    ),
    acceptInvitation: bind(acceptRoute, (asked) => say(asked, { answer: 'accept' }), show),
    declineInvitation: bind(
      declineRoute,
      (asked) => say(asked, { answer: 'decline', reason: asked.body.reason }),
      show,
    ),
    reportMisdirected: bind(
      misdirectedRoute,
      async ({ caller: { organisation }, params, body: { note }, now, extra }) => {
        await report({ invitationId: params.id, organisation, note, now, extra })
        return { body: undefined }
      },
      async () => ({ body: undefined }),
    ),
  }
}
