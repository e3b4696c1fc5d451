import { Conflict, Forbidden } from '../../domain/errors.ts'
import type { Post } from '../../domain/post.ts'
import { putMail } from '../../items/mail-item.ts'
import { hidePost, showPost } from '../../items/post-item.ts'
import type { Put, Update } from '../../stores/table.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import type { AtPost, ChangePostDeps } from './change-post.ts'
import { assertStillThere } from './enter.ts'
import { enterAtPost } from './find-post.ts'

/** Tells a post's author what the coordinator did with it; the reason is read from the post when the mail is sent. */
const tellAuthor = ({ space, number, version, author }: Post, isHidden: boolean, { now }: AtPost): Put =>
  putMail(
    `moderated-${space}-${number}-${version}`,
    'postModerated',
    { to: 'person', id: author.personId },
    { space, post: number, hidden: isHidden ? 1 : 0 },
    now,
  )

const moderate = async (
  { table }: ChangePostDeps,
  command: AtPost,
  isDone: (post: Post) => boolean,
  change: (post: Post) => Update,
): Promise<Post> => {
  await retryConflicts(async () => {
    const { entered, post } = await enterAtPost(table, command)
    if (!entered.isCoordinator) throw new Forbidden('only the coordinator moderates')
    if (post.withdrawnAt !== undefined) throw new Conflict('notInThisState', { status: 'withdrawn' })
    if (isDone(post)) return
    await table.write([
      change(post),
      tellAuthor(post, post.hidden === undefined, command),
      ...assertStillThere(entered, command),
    ])
  })
  return (await enterAtPost(table, command)).post
}

/**
 * Hides a post from all but its author's organisation and the coordinator; the author hears the reason by mail. Throws Forbidden for who is not
 * the coordinator, Conflict for a post that was withdrawn.
 */
export const makeHidePost = (deps: ChangePostDeps) => (command: AtPost & { readonly reason: string }) =>
  moderate(
    deps,
    command,
    ({ hidden }) => hidden !== undefined,
    (post) => hidePost(post, command.reason, command.now),
  )

/** Shows a hidden post again; its author hears of it. Throws as hiding does. */
export const makeShowPost = (deps: ChangePostDeps) => (command: AtPost) =>
  moderate(
    deps,
    command,
    ({ hidden }) => hidden === undefined,
    (post) => showPost(post),
  )
