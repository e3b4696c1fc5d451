import type { Post } from '../../shared/domain/post.ts'
import type { Asked } from '../../shared/http/bind.ts'
import type { Table } from '../../shared/stores/table.ts'
import { enter, type Entered, type Visitor } from '../../shared/use-cases/spaces/enter.ts'
import { organisationsByKey } from '../../shared/use-cases/support/resolve.ts'
import { showPostAs } from './views/space.ts'

type AtSpace = Pick<Asked<'representative', { readonly space: string }, unknown, unknown>, 'caller' | 'params'>

/** Who asks, in which space. */
export const visitorIn = ({ caller, params: { space } }: AtSpace): Visitor => ({
  space,
  organisation: caller.organisation,
  personId: caller.person.id,
})

/** Posts as who has entered sees them. */
export const showAll = async (
  table: Pick<Table, 'getMany'>,
  visitor: Visitor,
  entered: Entered,
  posts: readonly Post[],
) => {
  const organisations = await organisationsByKey(
    table,
    posts.map(({ author }) => author.organisation),
  )
  return posts.map((post) => showPostAs(post, { entered, visitor, organisations }))
}

/** The reply with one post: its version, and where it is. */
export const replyWith = async (table: Pick<Table, 'getMany'>, visitor: Visitor, post: Post, entered?: Entered) => {
  const [body] = await showAll(table, visitor, entered ?? (await enter(table, visitor)), [post])
  if (!body) throw new Error('a post that was read cannot be shown')
  return {
    body,
    version: post.version,
    location: `/api/spaces/${encodeURIComponent(post.space)}/posts/${post.number}`,
  }
}
