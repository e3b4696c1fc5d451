import { unreadIn } from '../../shared/domain/seat.ts'
import { bind, type Bindings } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import type { Visitor } from '../../shared/use-cases/spaces/enter.ts'
import { makeListSpaces } from '../../shared/use-cases/spaces/list-spaces.ts'
import {
  makeListPosts,
  makeListReplies,
  makeReadPost,
  makeReadSpace,
  makeSearchPosts,
  type PostPage,
} from '../../shared/use-cases/spaces/read-posts.ts'
import { nextAs, startIn } from './page.ts'
import { replyWith, showAll, visitorIn } from './show-posts.ts'
import { spaceRoutes } from './spaces.route.ts'
import { showPlace } from './views/space.ts'

const [listRoute, readRoute, postsRoute, searchRoute, postRoute, repliesRoute] = spaceRoutes

const pageOf = async (table: Table, visitor: Visitor, { entered, posts }: PostPage) => ({
  posts: await showAll(table, visitor, entered, posts),
})

/** What the routes do by which spaces are read. */
export const spaceReadBindings = ({
  table,
}: {
  readonly table: Table
}): Bindings<(typeof spaceRoutes)[number], 'read'> => {
  const list = makeListSpaces({ table })
  const read = makeReadSpace({ table })
  const listPosts = makeListPosts({ table })
  const search = makeSearchPosts({ table })
  const readPost = makeReadPost({ table })
  const listReplies = makeListReplies({ table })
  return {
    listSpaces: bind(listRoute, async ({ caller, query: { limit, cursor }, cursors }) => {
      const { organisation, person } = caller
      const { spaces, next } = await list({ organisation, personId: person.id, limit, start: startIn(cursors, cursor) })
      const shown = spaces.map(({ posts, unread, notice, ...place }) => ({
        ...showPlace(place),
        posts,
        unread,
        notices: notice,
      }))
      return { body: { spaces: shown, ...nextAs(cursors, next) } }
    }),
    readSpace: bind(readRoute, async (asked) => {
      const visitor = visitorIn(asked)
      const { entered, posts } = await read(visitor)
      const { space, seat, isCoordinator } = entered
      return {
        body: {
          ...showPlace({ ...entered, space: visitor.space }),
          posts: space?.posts ?? 0,
          unread: unreadIn(space, seat),
          read: seat?.read ?? 0,
          coordinator: isCoordinator,
          pinned: await showAll(table, visitor, entered, posts),
        },
      }
    }),
    listPosts: bind(postsRoute, async ({ query: { limit, cursor, view }, cursors, ...asked }) => {
      const visitor = visitorIn(asked)
      const page = await listPosts({ ...visitor, view, limit, start: startIn(cursors, cursor) })
      return { body: { ...(await pageOf(table, visitor, page)), ...nextAs(cursors, page.next) } }
    }),
    searchPosts: bind(searchRoute, async ({ query: { words, cursor }, cursors, ...asked }) => {
      const visitor = visitorIn(asked)
      const page = await search({ ...visitor, words, start: startIn(cursors, cursor) })
      return { body: { ...(await pageOf(table, visitor, page)), ...nextAs(cursors, page.next) } }
    }),
    readPost: bind(postRoute, async (asked) => {
      const visitor = visitorIn(asked)
      const { entered, post } = await readPost({ ...visitor, number: asked.params.post })
      return replyWith(table, visitor, post, entered)
    }),
    listReplies: bind(repliesRoute, async ({ query: { limit, cursor }, cursors, ...asked }) => {
      const visitor = visitorIn(asked)
      const start = startIn(cursors, cursor)
      const page = await listReplies({ ...visitor, number: asked.params.post, limit, start })
      return { body: { ...(await pageOf(table, visitor, page)), ...nextAs(cursors, page.next) } }
    }),
  }
}
