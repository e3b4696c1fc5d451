import * as z from 'zod'
import { excerpt, isShown, type Post } from '../../domain/post.ts'
import { EVERYWHERE } from '../../domain/seat.ts'
import type { PostFacts } from '../../mail/space-facts.ts'
import { postFrom, postKey } from '../../items/post-item.ts'
import { newIn, stretchesIn } from '../spaces/news.ts'
import { placesFor } from '../spaces/places.ts'
import { aboutPost } from '../spaces/roster.ts'
import { organisationsByKey } from '../support/resolve.ts'
import type { Gatherers, Gathering } from './gathering.ts'

/** How many posts of a space a digest shows; the others are counted. */
const SHOWN = 10

const aboutModeration = aboutPost.extend({ hidden: z.int() })

const readerOf = ({ mail: { id, recipient } }: Gathering): string => {
  if (recipient.to !== 'person') throw new Error(`mail ${id} is for no person`)
  return recipient.id
}

const showPosts = async ({ table }: Gathering, posts: readonly Post[]): Promise<readonly PostFacts[]> => {
  const names = await organisationsByKey(
    table,
    posts.map(({ author }) => author.organisation),
  )
  return posts.map(({ kind, author: { organisation }, title, text }) => ({
    kind,
    author: names.get(organisation)?.name ?? organisation,
    title,
    text: excerpt(text),
  }))
}

const postAt = async ({ table }: Gathering, { space, post }: z.infer<typeof aboutPost>): Promise<Post | undefined> => {
  const item = await table.get(postKey(space, post))
  return item && postFrom(item)
}

/** How the facts of mail from spaces are gathered. Who has left, or wants nothing of a space any more, hears nothing of it. */
export const spaceGatherers: Gatherers<'spacePost' | 'spaceDigest' | 'postModerated'> = {
  spacePost: async (gathering) => {
    const { table, mail, baseUrl, secrets } = gathering
    const about = aboutPost.parse(mail.data)
    const personId = readerOf(gathering)
    const [post, places] = await Promise.all([postAt(gathering, about), placesFor(table, personId, [about.space])])
    const place = places.get(about.space)
    if (!post || !isShown(post) || !place || place.notice === 'none' || post.author.personId === personId)
      return { drop: 'notCurrent' }
    const [shown] = await showPosts(gathering, [post])
    if (!shown) return { drop: 'notCurrent' }
    const stop = await secrets.stopLinks({ personId, space: about.space })
    return { facts: { place: place.facts, post: shown, page: `${baseUrl}/`, stop } }
  },

  spaceDigest: async (gathering) => {
    const { table, mail, baseUrl, secrets } = gathering
    const personId = readerOf(gathering)
    const stretches = stretchesIn(mail)
    const open = await placesFor(
      table,
      personId,
      stretches.map(({ space }) => space),
    )
    const wanted = stretches.flatMap((stretch) => {
      const place = open.get(stretch.space)
      return place && place.notice !== 'none' ? [{ stretch, place }] : []
    })
    const places = await Promise.all(
      wanted.map(async ({ stretch, place }) => {
        const posts = await newIn(table, stretch, place.seat)
        const shown = await showPosts(gathering, posts.slice(0, SHOWN))
        return { place: place.facts, posts: shown, more: posts.length - shown.length }
      }),
    )
    const told = places.filter(({ posts }) => posts.length > 0)
    if (told.length === 0) return { drop: 'notCurrent' }
    const stop = await secrets.stopLinks({ personId, space: EVERYWHERE })
    return { facts: { places: told, page: `${baseUrl}/`, stop } }
  },

  postModerated: async (gathering) => {
    const { table, mail, baseUrl } = gathering
    const about = aboutModeration.parse(mail.data)
    const post = await postAt(gathering, about)
    if (!post || post.withdrawnAt !== undefined || (post.hidden !== undefined) !== (about.hidden === 1))
      return { drop: 'notCurrent' }
    const place = (await placesFor(table, readerOf(gathering), [about.space])).get(about.space)
    if (!place) return { drop: 'notCurrent' }
    const facts = { place: place.facts, text: excerpt(post.text), page: `${baseUrl}/` }
    return { facts: post.hidden ? { ...facts, reason: post.hidden.reason } : facts }
  },
}
