import { Conflict, Forbidden, PreconditionFailed } from '../../domain/errors.ts'
import { isShown, type Post, type PostChange } from '../../domain/post.ts'
import type { Moment } from '../../domain/time.ts'
import { editPost, withdrawPost } from '../../items/post-item.ts'
import { letGo } from '../../items/space-file-item.ts'
import type { Table } from '../../stores/table.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { assertStillThere, type Visitor } from './enter.ts'
import { enterAtPost } from './find-post.ts'

/** What changing a post needs from outside. */
export type ChangePostDeps = { readonly table: Pick<Table, 'getMany' | 'write'> }

/** Which post, and by whom. */
export type AtPost = Visitor & { readonly number: number; readonly now: Moment }

const assertShown = (post: Post): void => {
  if (!isShown(post)) throw new Conflict('notInThisState', { status: post.withdrawnAt ? 'withdrawn' : 'hidden' })
}

/**
 * Changes the title and text of one's own post; that it was changed shows, the earlier text is not kept. Throws Forbidden for another's post,
 * PreconditionFailed where it is not the version that was read, Conflict where it was withdrawn or hidden.
 */
export const makeEditPost =
  ({ table }: ChangePostDeps) =>
  async (edit: AtPost & { readonly version: number; readonly change: PostChange }): Promise<Post> => {
    const { entered, post } = await enterAtPost(table, edit)
    if (post.author.personId !== edit.personId) throw new Forbidden('the post of somebody else')
    assertShown(post)
    if (post.version !== edit.version) throw new PreconditionFailed()
    await table.write([editPost(post, edit.change, edit.now), ...assertStillThere(entered, edit)])
    return (await enterAtPost(table, edit)).post
  }

/**
 * Takes a post of one's organisation back: its text and files go for good, that it was there stays. Done twice it is done once. Throws Forbidden
 * for the post of another organisation.
 */
export const makeWithdrawPost =
  ({ table }: ChangePostDeps) =>
  async (command: AtPost): Promise<Post> => {
    await retryConflicts(async () => {
      const { entered, post } = await enterAtPost(table, command)
      if (post.author.organisation !== command.organisation) throw new Forbidden('the post of another organisation')
      if (post.withdrawnAt !== undefined) return
      await table.write([
        withdrawPost(post, command.now),
        ...post.files.map(({ id }) => letGo(post.space, id, command.now)),
        ...assertStillThere(entered, command),
      ])
    })
    return (await enterAtPost(table, command)).post
  }
