import type { Random } from '../../../local/random.ts'
import type { Notice } from '../../../shared/domain/seat.ts'
import type { Model } from './model.ts'
import type { People, Scale, Somebody } from './people.ts'

/** A person in a space, for a member that it represents. */
type Seated = { readonly space: string; readonly person: string; readonly organisation: string }

/** Something that somebody does. */
export type QuarterEvent =
  | (Seated & {
      readonly does: 'write'
      readonly kind: 'announcement' | 'thread' | 'reply'
      readonly thread?: number
      readonly mentioned?: string
    })
  | (Seated & { readonly does: 'read'; readonly upTo: number })
  | (Seated & { readonly does: 'choose'; readonly choice: Notice })
  | (Seated & { readonly does: 'withdraw'; readonly number: number })
  | (Seated & { readonly does: 'hide'; readonly number: number })
  | { readonly does: 'unsubscribe'; readonly person: string; readonly space: string }
  | { readonly does: 'leave'; readonly cluster: string; readonly organisation: string }
  | { readonly does: 'giveUp'; readonly person: string; readonly organisation: string }

const seatIn = ({ clusters }: People, model: Model, random: Random, who: Somebody): Seated | undefined => {
  const open = clusters.flatMap(({ id, members }) =>
    who.organisations
      .filter((organisation) => members.includes(organisation) && model.isIn(who.id, organisation, id))
      .map((organisation) => ({ space: `cluster:${id}`, person: who.id, organisation })),
  )
  return open.length === 0 ? undefined : random.oneOf(open)
}

const writing = (people: People, model: Model, random: Random, seat: Seated): QuarterEvent => {
  const cluster = people.clusters.find(({ id }) => seat.space === `cluster:${id}`)!
  const threads = model.threadsIn(seat.space)
  const mentioned = random.chance(0.15)
    ? { mentioned: random.oneOf(cluster.members.filter((member) => model.isMember(member, cluster.id))) }
    : {}
  if (cluster.members[0] === seat.organisation && random.chance(0.5))
    return { ...seat, does: 'write', kind: 'announcement', ...mentioned }
  if (threads.length > 0 && random.chance(0.6))
    return { ...seat, does: 'write', kind: 'reply', thread: random.oneOf(threads.slice(-15)), ...mentioned }
  return { ...seat, does: 'write', kind: 'thread', ...mentioned }
}

const changing = (people: People, model: Model, random: Random, seat: Seated): QuarterEvent | undefined => {
  const { person, space, organisation } = seat
  const cluster = space.slice('cluster:'.length)
  const own = model.shownBy(space, organisation)
  const isCoordinator = people.clusters.find(({ id }) => id === cluster)!.members[0] === organisation
  switch (random.below(14)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return { ...seat, does: 'read', upTo: Math.max(0, model.postsIn(space) - random.below(3)) }
    case 4:
    case 5:
    case 6:
    case 7:
      return { ...seat, does: 'choose', choice: random.oneOf(['atOnce', 'atOnce', 'daily', 'none'] as const) }
    case 8:
      return { does: 'unsubscribe', person, space: random.chance(0.5) ? space : 'everywhere' }
    case 9:
    case 10:
      return own.length > 0 ? { ...seat, does: 'withdraw', number: random.oneOf(own) } : undefined
    case 11: {
      const shown = model.shownBy(space)
      return isCoordinator && shown.length > 0 ? { ...seat, does: 'hide', number: random.oneOf(shown) } : undefined
    }
    case 12:
      return isCoordinator || random.chance(0.7) ? undefined : { does: 'leave', cluster, organisation }
    default:
      return isCoordinator || random.chance(0.7) ? undefined : { does: 'giveUp', person, organisation }
  }
}

/** What happens next: mostly somebody writes; now and then somebody reads, chooses, unsubscribes, takes back, hides, leaves. */
export const nextEvent = (
  people: People,
  model: Model,
  random: Random,
  { posts, clusters, membersOfEach }: Scale,
): QuarterEvent | undefined => {
  const seat = seatIn(people, model, random, random.oneOf(people.persons))
  if (!seat) return undefined
  // As many changes as members, whatever the number of posts.
  const changes = (clusters * membersOfEach * 3) / (posts + clusters * membersOfEach * 3)
  return random.chance(changes) ? changing(people, model, random, seat) : writing(people, model, random, seat)
}
