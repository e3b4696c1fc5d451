import { stretchFrom, type News } from '../../domain/digest.ts'
import type { Mail } from '../../domain/mail.ts'
import { isShown, type Post } from '../../domain/post.ts'
import type { Seat } from '../../domain/seat.ts'
import { spaceIdSchema } from '../../domain/space.ts'
import { mailFrom, mailKey } from '../../items/mail-item.ts'
import { postFrom, postKey } from '../../items/post-item.ts'
import { spacePartition } from '../../items/space-item.ts'
import type { Table } from '../../stores/table.ts'
import { atOnceId } from './roster.ts'

/** How many posts of a stretch are read for a digest at most, the newest of them. */
const READ = 100

/** The stretches of posts in the data of a digest's mail. */
export const stretchesIn = ({ data, recipient }: Mail): readonly News[] =>
  Object.entries(data).flatMap(([name, text]) => {
    const space = spaceIdSchema.safeParse(name).data
    if (space === undefined || recipient.to !== 'person') return []
    return [{ space, personId: recipient.id, ...stretchFrom(String(text)) }]
  })

/** Those of some posts that a person has been told of at once, by mail that was not dropped. */
const toldAtOnce = async (
  table: Pick<Table, 'getMany'>,
  personId: string,
  posts: readonly Post[],
): Promise<ReadonlySet<string>> => {
  const ids = posts
    .filter(
      ({ kind, told }) => kind === 'announcement' || told.organisations.length > 0 || told.persons.includes(personId),
    )
    .map(({ space, number }) => atOnceId({ space, post: number }, personId))
  const items = ids.length === 0 ? [] : await table.getMany(ids.map(mailKey))
  return new Set(items.map(mailFrom).flatMap(({ id, status }) => (status === 'dropped' ? [] : [id])))
}

/** What of a stretch is new for a person, the oldest first: what others wrote, stands, was not read, and was not told at once. */
export const newIn = async (
  table: Pick<Table, 'getMany' | 'query'>,
  { space, personId, from, to }: News,
  seat: Seat | undefined,
): Promise<readonly Post[]> => {
  const after = Math.max(from, seat?.read ?? 0)
  if (after >= to) return []
  const page = await table.query({
    pk: spacePartition(space),
    beginsWith: 'POST#',
    atMost: postKey(space, to).sk,
    descending: true,
    limit: Math.min(to - after, READ),
  })
  const posts = page.items
    .map(postFrom)
    .filter((post) => post.number > after && isShown(post) && post.author.personId !== personId)
  const told = await toldAtOnce(table, personId, posts)
  return posts.filter(({ number }) => !told.has(atOnceId({ space, post: number }, personId))).toReversed()
}
