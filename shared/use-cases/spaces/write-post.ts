import { Conflict, Forbidden, InvalidRequest, NotFound } from '../../domain/errors.ts'
import { nextCut } from '../../domain/digest.ts'
import { isShown, withVoice, type Post, type PostContent } from '../../domain/post.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { unreadIn } from '../../domain/seat.ts'
import { emptySpace, subjectOf, withPost, type Space } from '../../domain/space.ts'
import type { SpaceFile } from '../../domain/space-file.ts'
import type { Moment } from '../../domain/time.ts'
import { count } from '../../items/counter-item.ts'
import { putFanOut } from '../../items/mail-item.ts'
import { countReply, createPost, postFrom, postKey } from '../../items/post-item.ts'
import { markRead } from '../../items/seat-item.ts'
import { attach, spaceFileFrom, spaceFileKey } from '../../items/space-file-item.ts'
import { replaceSpace } from '../../items/space-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { writeWithinLimits } from '../support/limits.ts'
import { newestPack } from '../support/load.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { toldOf } from './audience.ts'
import { assertStillThere, enter, type Entered, type Visitor } from './enter.ts'

/** What a person writes into a space: a new thread, an announcement, or a reply to the post with a number. */
export type WritePostCommand = Visitor & {
  readonly id: string
  readonly kind: Post['kind']
  readonly thread?: number | undefined
  readonly content: PostContent
  readonly extra: readonly Write[]
  readonly now: Moment
}

/** Whether anybody may want to hear of a post at once. */
const isUrgent = ({ kind, told }: Post): boolean =>
  kind === 'announcement' || told.persons.length > 0 || told.organisations.length > 0

const threadIn = (entered: Entered, { space, thread }: WritePostCommand): Post | undefined => {
  if (thread === undefined) return undefined
  const item = entered.found(postKey(space, thread))
  const root = item && postFrom(item)
  if (!root || root.thread !== undefined) throw new NotFound('thread', `${space} ${thread}`)
  if (!isShown(root)) throw new Conflict('notInThisState', { status: root.withdrawnAt ? 'withdrawn' : 'hidden' })
  return root
}

/** The files that hang on a post: checked, uploaded by its author, on no other post. */
const filesIn = (entered: Entered, { space, personId, content }: WritePostCommand): readonly SpaceFile[] =>
  [...new Set(content.files)].map((id, at) => {
    const item = entered.found(spaceFileKey(space, id))
    const file = item && spaceFileFrom(item)
    if (file?.state === 'checked' && file.by.personId === personId) return file
    throw new InvalidRequest([{ path: `/files/${at}`, message: 'noCheckedFile' }])
  })

const postOf = (
  { id, space, kind, thread, content, organisation, personId, now }: WritePostCommand,
  number: number,
  files: readonly SpaceFile[],
  told: Post['told'],
): Post => ({
  space,
  number,
  id,
  kind,
  ...(thread === undefined ? { replies: 0, voices: [personId] } : { thread }),
  author: { organisation, personId },
  ...(content.title === undefined ? {} : { title: content.title }),
  text: content.text,
  mentions: content.mentions,
  files: files.map(({ id: file, name, type, bytes }) => ({ id: file, name, type, bytes })),
  told: { persons: told.persons.filter((person) => person !== personId), organisations: told.organisations },
  at: now,
  version: 1,
})

/** Tells who wants to hear of a post at once; each gets one mail, keyed by the post and the person. */
const tellAtOnce = (post: Post, now: Moment): Write =>
  putFanOut({
    id: `post-${post.space}-${post.number}`,
    applicationId: subjectOf(post.space).clusterId,
    template: 'spacePost',
    audience: post.kind === 'announcement' ? 'space' : 'told',
    closes: false,
    data: { space: post.space, post: post.number },
    createdAt: now,
  })

const writesOf = (
  command: WritePostCommand,
  entered: Entered,
  made: { readonly post: Post; readonly space: Space; readonly root: Post | undefined; readonly pack: RulePack },
): readonly Write[] => {
  const { now, personId } = command
  const { post, space, root, pack } = made
  const whose = { of: 'posts', whose: personId, per: 'day' } as const
  return [
    createPost(post),
    replaceSpace(entered.space, withPost(space, nextCut(now, pack))),
    ...(root ? [countReply(root, withVoice(root.voices ?? [], personId))] : []),
    ...post.files.map(({ id }) => attach({ space: post.space, id }, post.number)),
    ...(unreadIn(entered.space, entered.seat) === 0 ? [markRead(command, post.number)] : []),
    ...(isUrgent(post) ? [tellAtOnce(post, now)] : []),
    ...assertStillThere(entered, command),
    count(whose, now, pack.spaces.postsPerPersonAndDay),
    ...command.extra,
  ]
}

/**
 * Writes a post under the next number of its space, in one transaction with its files, the count of its thread, and what asks for the digest and
 * for mail at once. Who has read everything has read it too. Throws NotFound for who may not enter, Forbidden for an announcement that is not
 * the coordinator's, Conflict for a thread that was withdrawn or hidden, InvalidRequest for foreign mentions and files, TooMany beyond the day's.
 */
export const makeWritePost =
  ({ table }: { readonly table: Table }) =>
  async (command: WritePostCommand): Promise<Post> =>
    retryConflicts(async () => {
      const { space: id, kind, thread, content } = command
      const [entered, pack] = await Promise.all([
        enter(table, command, [
          ...(thread === undefined ? [] : [postKey(id, thread)]),
          ...content.files.map((file) => spaceFileKey(id, file)),
        ]),
        newestPack(table),
      ])
      if (kind === 'announcement' && !entered.isCoordinator) throw new Forbidden('only the coordinator announces')
      const root = threadIn(entered, command)
      const files = filesIn(entered, command)
      const told = await toldOf(table, id, content.mentions, root?.voices ?? [])
      const space = entered.space ?? emptySpace(id)
      const post = postOf(command, space.posts + 1, files, told)
      await writeWithinLimits(table, 'day', command.now, writesOf(command, entered, { post, space, root, pack }))
      return post
    })
