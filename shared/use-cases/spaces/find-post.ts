import { NotFound } from '../../domain/errors.ts'
import type { Post } from '../../domain/post.ts'
import { POSTS, postFrom, postKey } from '../../items/post-item.ts'
import { spacePartition } from '../../items/space-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { enter, type Entered, type Visitor } from './enter.ts'

/** A post by its number, for who may enter its space; throws NotFound for everybody else and for a number that is not taken. */
export const enterAtPost = async (
  table: Pick<Table, 'getMany'>,
  visitor: Visitor & { readonly number: number },
): Promise<{ readonly entered: Entered; readonly post: Post }> => {
  const key = postKey(visitor.space, visitor.number)
  const entered = await enter(table, visitor, [key])
  const item = entered.found(key)
  if (!item) throw new NotFound('post', `${visitor.space} ${visitor.number}`)
  return { entered, post: postFrom(item) }
}

/** A post by its id, for the answer to a repeated request: looked for from the newest back, a page of them at a time. */
export const makeFindPost =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) =>
  async (visitor: Visitor & { readonly id: string }): Promise<Post> => {
    await enter(table, visitor)
    const [item] = await queryAll(table, {
      pk: spacePartition(visitor.space),
      beginsWith: POSTS,
      descending: true,
      where: [{ attribute: 'id', is: visitor.id }],
    })
    if (!item) throw new NotFound('post', visitor.id)
    return postFrom(item)
  }
