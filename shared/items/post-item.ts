import { searchText } from '../domain/plain-text.ts'
import { postSchema, type Post, type PostChange } from '../domain/post.ts'
import type { SpaceId } from '../domain/space.ts'
import type { Moment } from '../domain/time.ts'
import type { Condition, Key, Put, Update } from '../stores/table.ts'
import { entity } from './entity.ts'
import { spacePartition } from './space-item.ts'
import { writerKeys } from './writer-keys.ts'

/** What the sort keys of a space's posts begin with. */
export const POSTS = 'POST#'

const numbered = (number: number): string => String(number).padStart(9, '0')

/** The key of a post; posts sort in the order of their numbers. */
export const postKey = (space: SpaceId, number: number): Key => ({
  pk: spacePartition(space),
  sk: `${POSTS}${numbered(number)}`,
})

/** Where the posts that begin a thread are in gsi1, and where the replies to one of them are. */
export const threadsPartition = (space: SpaceId): string => `${spacePartition(space)}#THREADS`
export const repliesPartition = (space: SpaceId, thread: number): string => `${spacePartition(space)}#${thread}`

const searched = ({ title = '', text }: Pick<Post, 'title' | 'text'>): string => searchText(`${title} ${text}`)

const posts = entity('Post', postSchema, (post) => ({
  ...postKey(post.space, post.number),
  gsi1pk: post.thread === undefined ? threadsPartition(post.space) : repliesPartition(post.space, post.thread),
  gsi1sk: numbered(post.number),
  ...writerKeys({ ...post.author, ...post }),
  _search: searched(post),
}))

/** The post in an item. */
export const postFrom = posts.from

/** Writes a new post. */
export const createPost = (post: Post): Put => ({ put: posts.item(post), when: [{ attribute: 'pk', exists: false }] })

/** That a post is as it was read, and says something. */
const stands = ({ version }: Post): Condition => [{ attribute: 'version', is: version }]

const raised = { version: 1 } as const

/** Replaces the title and text of a post as it was read; nothing is kept of the earlier ones. */
export const editPost = (post: Post, { title, text }: PostChange, now: Moment): Update => ({
  update: postKey(post.space, post.number),
  set: { text, editedAt: now, _search: searched({ title, text }), ...(title === undefined ? {} : { title }) },
  ...(title === undefined ? { remove: ['title'] } : {}),
  add: raised,
  when: stands(post),
})

/** Takes the content of a post away for good; that it was there stays. */
export const withdrawPost = (post: Post, now: Moment): Update => ({
  update: postKey(post.space, post.number),
  set: { text: '', mentions: [], files: [], withdrawnAt: now },
  remove: ['title', '_search', 'hidden'],
  add: raised,
  when: stands(post),
})

/** Hides a post with a reason. */
export const hidePost = (post: Post, reason: string, now: Moment): Update => ({
  update: postKey(post.space, post.number),
  set: { hidden: { at: now, reason } },
  remove: ['_search'],
  add: raised,
  when: stands(post),
})

/** Shows a hidden post again. */
export const showPost = (post: Post): Update => ({
  update: postKey(post.space, post.number),
  set: { _search: searched(post) },
  remove: ['hidden'],
  add: raised,
  when: stands(post),
})

/** Counts a reply to the post that begins a thread, as long as that has not been withdrawn or hidden, and remembers whose voice it was. */
export const countReply = (thread: Post, voices: string[]): Update => ({
  update: postKey(thread.space, thread.number),
  add: { replies: 1 },
  set: { voices },
  when: [
    { attribute: 'pk', exists: true },
    { attribute: 'withdrawnAt', exists: false },
    { attribute: 'hidden', exists: false },
  ],
})
