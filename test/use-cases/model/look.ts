import { tally } from '../../../shared/domain/counts.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import { answerFrom } from '../../../shared/items/answer-item.ts'
import { clusterEventFrom, clusterEventsPartition } from '../../../shared/items/cluster-event-item.ts'
import { eventFrom, eventsPartition } from '../../../shared/items/event-item.ts'
import { membershipFrom, membersPartition } from '../../../shared/items/membership-item.ts'
import { CASE_QUEUE } from '../../../shared/items/officer-case-item.ts'
import { aliasKey, organisationFrom, organisationKey, aliasTarget } from '../../../shared/items/organisation-item.ts'
import { wishesFrom, wishesKey } from '../../../shared/items/wishes-item.ts'
import type { Product } from './product.ts'
import { look as standingOf } from './follow-ups.ts'
import { told, type Cluster, type State, type Where } from './state.ts'

/** Events of an application that tell of answers and of its end; the others tell how it was worked on. */
const TOLD = new Set([
  'invited',
  'listed',
  'confirmed',
  'declined',
  'left',
  'joined',
  'revoked',
  'invitationExpired',
  'reminded',
  'registerChanged',
  'registered',
  'rejected',
  'withdrawn',
])

const standing = ({ state, role, removedAt, expiresAt, decideBy }: Membership) =>
  [state, role, removedAt === undefined ? 'welcome' : 'banned', state === 'invited' ? expiresAt : decideBy].join(' ')

/** What the table says, in the model's words and without its bookkeeping. */
export const lookAtProduct = async ({ world, keys, application, clusterId }: Product) => {
  const { store } = world
  const whoIs = (key: string): number => keys.indexOf(key)
  const partition = (pk: string) => store.items().filter((item) => item.pk === pk)
  const eventsOf = (pk: string) => partition(pk).map(clusterEventFrom)
  const clusterAt = async (where: Where) => {
    const cluster = await world.cluster(clusterId(where))
    if (cluster?.status !== 'registered' && cluster?.status !== 'struckOff') return 'none'
    const { status, version, coordinator, admission, concern, id } = cluster
    return {
      face: {
        status,
        version,
        coordinator: whoIs(coordinator),
        admission,
        concern: concern ? [concern.causes.join(' '), concern.counting].join(' ') : 'none',
      },
      standings: Object.fromEntries(
        partition(membersPartition(id)).map((item) => [
          whoIs(item.sk.slice('MEM#'.length)),
          standing(membershipFrom(item)),
        ]),
      ),
      events: eventsOf(clusterEventsPartition(id))
        .map(({ type, organisation }) => told(type, organisation === undefined ? undefined : whoIs(organisation)))
        .toSorted(),
    }
  }
  const entryOf = async (key: string) => {
    const alias = await store.get(aliasKey(key))
    const wished = await store.get(wishesKey(key))
    const wishes = wished && wishesFrom(wished)
    return {
      status: organisationFrom(await store.get(organisationKey(key)))?.status ?? 'gone',
      into: alias ? whoIs(aliasTarget(alias)) : 'itself',
      wishes: wishes
        ? { muted: wishes.muted.map(({ sender }) => whoIs(sender)), until: wishes.closedUntil ?? 'open' }
        : 'none',
    }
  }
  const { status, applicant } = (await world.application(application)) as { status: string; applicant: string }
  const answers = partition(`APP#${application}#ANS`).map(answerFrom)
  const counted = tally(await world.counts(application))
  return {
    entries: await Promise.all(keys.map(entryOf)),
    old: await clusterAt('old'),
    new: await clusterAt('new'),
    application: {
      status,
      applicant: whoIs(applicant),
      answers: Object.fromEntries(
        answers.map((one) => [
          whoIs(one.organisation),
          [one.state, one.counts ? 'counts' : 'does not', one.held ? 'held' : 'free'].join(' '),
        ]),
      ),
      // Once it has ended nobody counts any more, and the questions are closed beside the counts.
      counted: counted.phase === 'closed' ? 'over' : [counted.confirmed, counted.open].join(' '),
      events: partition(eventsPartition(application))
        .map(eventFrom)
        .filter(({ type }) => TOLD.has(type))
        .map(({ type, organisation }) => told(type, organisation === undefined ? undefined : whoIs(organisation)))
        .toSorted(),
    },
    cases: (await store.query({ index: 'gsi2', pk: CASE_QUEUE })).items.map(({ pk }) => pk).toSorted(),
  }
}

/** What a look at the product gives. */
export type Look = Awaited<ReturnType<typeof lookAtProduct>>

const clusterIn = (state: State, where: Where): Look['old'] => {
  const cluster: Cluster | undefined = state.clusters[where]
  if (!cluster) return 'none'
  const { concern, ...face } = cluster.face
  return {
    face: { ...face, concern: concern ? [concern.causes.join(' '), concern.counting].join(' ') : 'none' },
    standings: Object.fromEntries(
      Object.entries(cluster.standings).map(([who, { state: at, role, banned, expiresAt, decideBy }]) => [
        who,
        [at, role, banned ? 'banned' : 'welcome', at === 'invited' ? expiresAt : decideBy].join(' '),
      ]),
    ),
    events: cluster.events.toSorted(),
  }
}

/** The same look at the model. */
export const lookAtModel = (state: State, { clusterId }: Pick<Product, 'clusterId'>): Look => {
  const { face, answers, events } = state.application
  const open = Object.values(answers).filter((one) => one.counts && one.state === 'invited').length
  const confirmed = Object.values(answers).filter((one) => one.counts && one.state === 'confirmed').length
  const isOver = face.status === 'rejected' || face.status === 'withdrawn'
  const wheres = (['old', 'new'] as const).filter((where) => {
    const cluster = state.clusters[where]
    return cluster?.face.status === 'registered' && standingOf(state, cluster).causes.length > 0
  })
  return {
    entries: state.entries.map(({ status, into, wishes }) => ({
      status: into === undefined ? status : 'gone',
      into: into ?? 'itself',
      wishes: wishes ? { muted: wishes.muted, until: wishes.closedUntil ?? 'open' } : 'none',
    })),
    old: clusterIn(state, 'old'),
    new: clusterIn(state, 'new'),
    application: {
      status: face.status,
      applicant: face.applicant,
      answers: Object.fromEntries(
        Object.entries(answers).map(([who, one]) => [
          who,
          [one.state, one.counts ? 'counts' : 'does not', one.held ? 'held' : 'free'].join(' '),
        ]),
      ),
      counted: isOver ? 'over' : [confirmed, open].join(' '),
      events: events.toSorted(),
    },
    cases: wheres.map((where) => `OCASE#clusterConcern~${clusterId(where)}`).toSorted(),
  }
}
