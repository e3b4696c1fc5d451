import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { makeEditPost, makeWithdrawPost } from '../../shared/use-cases/spaces/change-post.ts'
import { makeFindPost } from '../../shared/use-cases/spaces/find-post.ts'
import { makeHidePost, makeShowPost } from '../../shared/use-cases/spaces/moderate-post.ts'
import { makePinPost } from '../../shared/use-cases/spaces/pin-post.ts'
import { makeChooseNotice, makeMarkRead } from '../../shared/use-cases/spaces/take-seat.ts'
import { makeWritePost } from '../../shared/use-cases/spaces/write-post.ts'
import { replyWith, visitorIn } from './show-posts.ts'
import { spaceRoutes } from './spaces.route.ts'

type SpaceWriting = Bindings<(typeof spaceRoutes)[number], 'write'>
type SpaceDeps = { readonly table: Table }

const [, , , , , , writeRoute, replyRoute, editRoute, withdrawRoute, hideRoute, showRoute, pinRoute, unpinRoute] =
  spaceRoutes
const [, , , , , , , , , , , , , , readRoute, noticesRoute] = spaceRoutes

const writing = ({
  table,
}: SpaceDeps): Pick<SpaceWriting, 'writePost' | 'replyToPost' | 'editPost' | 'withdrawPost'> => {
  const write = makeWritePost({ table })
  const find = makeFindPost({ table })
  const edit = makeEditPost({ table })
  const withdraw = makeWithdrawPost({ table })
  return {
    writePost: bind(
      writeRoute,
      async ({ body: { kind, ...content }, newId, extra, now, ...asked }) => {
        const visitor = visitorIn(asked)
        return replyWith(table, visitor, await write({ ...visitor, id: newId(), kind, content, extra, now }))
      },
      async ({ newId, ...asked }) => {
        const visitor = visitorIn(asked)
        return replyWith(table, visitor, await find({ ...visitor, id: newId() }))
      },
    ),
    replyToPost: bind(
      replyRoute,
      async ({ body: content, newId, extra, now, ...asked }) => {
        const visitor = visitorIn(asked)
        const thread = asked.params.post
        const reply = await write({ ...visitor, id: newId(), kind: 'reply', thread, content, extra, now })
        return replyWith(table, visitor, reply)
      },
      async ({ newId, ...asked }) => {
        const visitor = visitorIn(asked)
        return replyWith(table, visitor, await find({ ...visitor, id: newId() }))
      },
    ),
    editPost: bind(editRoute, async ({ body: change, ifMatch: version = 0, now, ...asked }) => {
      const visitor = visitorIn(asked)
      const { post: number } = asked.params
      return replyWith(table, visitor, await edit({ ...visitor, number, version, change, now }))
    }),
    withdrawPost: bind(withdrawRoute, async ({ now, ...asked }) => {
      const visitor = visitorIn(asked)
      return replyWith(table, visitor, await withdraw({ ...visitor, number: asked.params.post, now }))
    }),
  }
}

const moderating = ({ table }: SpaceDeps): Pick<SpaceWriting, 'hidePost' | 'showPost' | 'pinPost' | 'unpinPost'> => {
  const hide = makeHidePost({ table })
  const show = makeShowPost({ table })
  const pin = makePinPost({ table })
  return {
    hidePost: bind(hideRoute, async ({ body: { reason }, now, ...asked }) => {
      const visitor = visitorIn(asked)
      return replyWith(table, visitor, await hide({ ...visitor, number: asked.params.post, reason, now }))
    }),
    showPost: bind(showRoute, async ({ now, ...asked }) => {
      const visitor = visitorIn(asked)
      return replyWith(table, visitor, await show({ ...visitor, number: asked.params.post, now }))
    }),
    pinPost: bind(pinRoute, async ({ now, ...asked }) => {
      await pin({ ...visitorIn(asked), number: asked.params.post, pinned: true, now })
      return { body: undefined }
    }),
    unpinPost: bind(unpinRoute, async ({ now, ...asked }) => {
      await pin({ ...visitorIn(asked), number: asked.params.post, pinned: false, now })
      return { body: undefined }
    }),
  }
}

/** What the routes do by which people write in spaces, moderate them, and choose what they hear of them. */
export const spaceWriteBindings = (deps: SpaceDeps): SpaceWriting => {
  const markRead = makeMarkRead(deps)
  const choose = makeChooseNotice(deps)
  return {
    ...writing(deps),
    ...moderating(deps),
    markRead: bind(readRoute, async ({ body: { upTo }, ...asked }) => {
      await markRead({ ...visitorIn(asked), upTo })
      return { body: undefined }
    }),
    chooseNotices: bind(noticesRoute, async ({ body: { notices }, now, ...asked }) => {
      await choose({ ...visitorIn(asked), choice: notices, now })
      return { body: undefined }
    }),
  }
}
