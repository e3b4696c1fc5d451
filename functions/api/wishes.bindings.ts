import { bind, type Asked, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeAnswerInvitation } from '../../shared/use-cases/answer-invitation.ts'
import { makeAnswerClusterInvitation } from '../../shared/use-cases/joining/answer-cluster-invitation.ts'
import { makeCloseToInvitations, makeReopenToInvitations } from '../../shared/use-cases/close-to-invitations.ts'
import { makeMuteSender, makeUnmuteSender } from '../../shared/use-cases/mute-sender.ts'
import { makeReadWishes } from '../../shared/use-cases/read-wishes.ts'
import { showWishes } from './views/wishes.ts'
import { wishesRoutes } from './wishes.route.ts'

type WishesRoute = (typeof wishesRoutes)[number]
type ByRepresentative = Pick<Asked<'representative', unknown, unknown, unknown>, 'caller' | 'now'>

const [readRoute, muteRoute, unmuteRoute, closeRoute, reopenRoute] = wishesRoutes

const shownBy = (table: Table) => {
  const read = makeReadWishes({ table })
  return async ({ caller, now }: ByRepresentative) => ({ body: showWishes(await read(caller.organisation, now)) })
}

/** What the route does by which an organisation reads its wishes about invitations. */
export const wishesReadBindings = ({ table }: { readonly table: Table }): Bindings<WishesRoute, 'read'> => ({
  readWishes: bind(readRoute, shownBy(table)),
})

type WriteDeps = { readonly table: Table; readonly newId: () => string }

/** What the routes do by which an organisation says what it wishes of invitations. */
export const wishesWriteBindings = (deps: WriteDeps): Bindings<WishesRoute, 'write'> => {
  const show = shownBy(deps.table)
  const mute = makeMuteSender({
    ...deps,
    answer: makeAnswerInvitation(deps),
    answerCluster: makeAnswerClusterInvitation(deps),
  })
  const unmute = makeUnmuteSender(deps)
  const close = makeCloseToInvitations(deps)
  const reopen = makeReopenToInvitations(deps)
  return {
    muteSender: bind(muteRoute, async (asked) => {
      const { caller, params, now } = asked
      await mute({ organisation: caller.organisation, sender: params.key, by: caller.by, now })
      return show(asked)
    }),
    unmuteSender: bind(unmuteRoute, async ({ caller, params }) => {
      await unmute({ organisation: caller.organisation, sender: params.key })
      return { body: undefined }
    }),
    closeToInvitations: bind(closeRoute, async (asked) => {
      const { caller, body, now } = asked
      await close({ organisation: caller.organisation, until: body.until, now })
      return show(asked)
    }),
    reopenToInvitations: bind(reopenRoute, async ({ caller }) => {
      await reopen({ organisation: caller.organisation })
      return { body: undefined }
    }),
  }
}
