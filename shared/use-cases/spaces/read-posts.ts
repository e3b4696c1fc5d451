import { searchText } from '../../domain/plain-text.ts'
import { isShown, type Post } from '../../domain/post.ts'
import { POSTS, postFrom, postKey, repliesPartition, threadsPartition } from '../../items/post-item.ts'
import { spacePartition } from '../../items/space-item.ts'
import type { Page, Start, Table } from '../../stores/table.ts'
import { enter, type Entered, type Visitor } from './enter.ts'
import { enterAtPost } from './find-post.ts'

type Reader = Pick<Table, 'getMany' | 'query'>

/** A stretch of a space's posts, with what is needed to show them. */
export type PostPage = { readonly entered: Entered; readonly posts: readonly Post[]; readonly next?: Start | undefined }

type Paged = Visitor & { readonly limit: number; readonly start?: Start | undefined }

const pageOf = (entered: Entered, page: Page): PostPage => ({
  entered,
  posts: page.items.map(postFrom),
  next: page.next,
})

/** Everything that was written in a space, or only what begins a thread, or only what was announced; the newest first. */
export const makeListPosts =
  ({ table }: { readonly table: Reader }) =>
  async ({ view, limit, start, ...visitor }: Paged & { readonly view: 'all' | 'threads' | 'announcements' }) => {
    const entered = await enter(table, visitor)
    const paged = { descending: true, limit, start }
    const page = await table.query(
      view === 'all'
        ? { pk: spacePartition(visitor.space), beginsWith: POSTS, ...paged }
        : {
            index: 'gsi1',
            pk: threadsPartition(visitor.space),
            ...(view === 'announcements' ? { where: [{ attribute: 'kind', is: 'announcement' }] } : {}),
            ...paged,
          },
    )
    return pageOf(entered, page)
  }

/** The replies to a post, the oldest first. */
export const makeListReplies =
  ({ table }: { readonly table: Reader }) =>
  async ({ number, limit, start, ...visitor }: Paged & { readonly number: number }): Promise<PostPage> => {
    const { entered } = await enterAtPost(table, { ...visitor, number })
    const pk = repliesPartition(visitor.space, number)
    return pageOf(entered, await table.query({ index: 'gsi1', pk, limit, start }))
  }

/** One post. */
export const makeReadPost =
  ({ table }: { readonly table: Reader }) =>
  (visitor: Visitor & { readonly number: number }) =>
    enterAtPost(table, visitor)

/** How many posts one search looks at: one request, of at most a megabyte. */
const LOOKED_AT = 500

/**
 * The posts in which all words occur, as wholes or parts of words, the newest first. One call looks at 500 posts at most; `next` leads to those
 * before, also where nothing was found among these.
 */
export const makeSearchPosts =
  ({ table }: { readonly table: Reader }) =>
  async ({ words, start, ...visitor }: Visitor & { readonly words: string; readonly start?: Start | undefined }) => {
    const entered = await enter(table, visitor)
    const page = await table.query({
      pk: spacePartition(visitor.space),
      beginsWith: POSTS,
      descending: true,
      limit: LOOKED_AT,
      start,
      where: searchText(words)
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => ({ attribute: '_search', contains: word })),
    })
    return pageOf(entered, page)
  }

/** A space with its pinned posts, as far as they are shown. */
export const makeReadSpace =
  ({ table }: { readonly table: Reader }) =>
  async (visitor: Visitor): Promise<PostPage> => {
    const entered = await enter(table, visitor)
    const pins = entered.space?.pins ?? []
    const items = pins.length === 0 ? [] : await table.getMany(pins.map((number) => postKey(visitor.space, number)))
    const posts = items.map(postFrom).filter(isShown)
    return { entered, posts: posts.toSorted((a, b) => pins.indexOf(a.number) - pins.indexOf(b.number)) }
  }
