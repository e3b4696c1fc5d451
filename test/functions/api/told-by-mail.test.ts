import { beforeAll, describe, expect, it } from 'vitest'
import type { ClusterEventType } from '../../../shared/domain/cluster-event.ts'
import type { MailTemplate } from '../../../shared/domain/mail.ts'
import { clusterEventFrom } from '../../../shared/items/cluster-event-item.ts'
import { clusterWorld, type ClusterWorld } from '../../support/cluster-world.ts'
import { hands } from '../../support/hands.ts'

/** Which mail tells of what happens between a cluster and those who join it, leave it and hand it over. */
const told = {
  coordinatorAsked: ['joinRequested'],
  joinWithdrawn: ['joinWithdrawn'],
  joinRefused: ['joinRefused'],
  memberJoined: ['joinAdmitted', 'clusterMemberJoined'],
  memberInvited: ['clusterInvitation'],
  invitationReminded: ['clusterReminder'],
  invitationDeclined: ['clusterInvitationDeclined'],
  invitationExpired: ['clusterInvitationExpired'],
  memberLeft: ['memberLeft'],
  memberRemoved: ['memberRemoved'],
  handoverOffered: ['handoverOffered'],
  handoverAccepted: ['handoverAccepted'],
  handoverDeclined: ['handoverDeclined'],
  handoverTakenBack: ['handoverTakenBack'],
  handoverExpired: ['handoverExpired'],
  handoverVoid: ['handoverVoid'],
} as const satisfies { readonly [type in ClusterEventType]?: readonly MailTemplate[] }

type Told = keyof typeof told
const tolds = Object.keys(told) as Told[]

/** Requests that are withdrawn, refused, granted and met with silence; invitations answered, declined and left; a member leaves, one is removed. */
const comingAndGoing = async (world: ClusterWorld): Promise<void> => {
  const { id, coordinator } = world
  const one = (nth: number) => world.register[nth]!
  const keyOf = (nth: number) => encodeURIComponent(one(nth).key)
  const own = (nth: number, what: string, body?: unknown) =>
    world.say(one(nth), 'POST', `/api/memberships/${id}/${what}`, body)
  const command = (path: string, body?: unknown) => world.say(coordinator, 'POST', `/api/clusters/${id}/${path}`, body)
  for (const nth of [5, 6, 7, 8]) await world.say(one(nth), 'POST', `/api/clusters/${id}/requests`, { message: '' })
  await command('invitations', { identifiers: [9, 10, 11].map((nth) => one(nth).key) })
  await world.settle()
  await own(5, 'withdraw')
  await command(`requests/${keyOf(6)}/refuse`, { reason: 'not our field' })
  await command(`requests/${keyOf(7)}/admit`)
  await own(9, 'accept')
  await own(10, 'decline', { reason: 'no time' })
  await world.pass({ days: 90 })
  await own(7, 'leave')
  await command(`members/${keyOf(9)}/remove`, { reason: 'it has closed' })
  await world.settle()
}

/** Offers that are declined, taken back, left without an answer and void because the other leaves; the last is accepted. */
const handingOver = async (world: ClusterWorld): Promise<void> => {
  const { offer, accept, decline, takeBack } = hands(world)
  const offerTo = async (nth: number) => {
    await offer(nth)
    await world.settle()
  }
  await offerTo(1)
  await decline(1)
  await offerTo(1)
  await takeBack()
  await offerTo(1)
  await world.pass({ days: 60 })
  await offerTo(8)
  await world.say(world.register[8]!, 'POST', `/api/memberships/${world.id}/leave`)
  await offerTo(2)
  await accept(2)
  await world.settle()
}

describe('whatever happens between a cluster and those who join, leave or lead it', () => {
  let world: ClusterWorld
  beforeAll(async () => {
    world = await clusterWorld()
    await comingAndGoing(world)
    await handingOver(world)
  })

  const eventsOf = (type: Told) =>
    world.store
      .items()
      .filter(({ entity }) => entity === 'ClusterEvent')
      .map(clusterEventFrom)
      .filter((event) => event.type === type && event.by !== 'cluster-approval')

  it.each(tolds)('is told by mail that is put down with it and is sent: %s', (type) => {
    const events = eventsOf(type)
    expect(events.length).toBeGreaterThan(0)
    for (const { id } of events)
      for (const template of told[type]) {
        const mails = world.mails().filter((mail) => mail.id.startsWith(`${id}-${template}`))
        expect(mails.map(({ status }) => status)).toContain('sent')
      }
  })
})
