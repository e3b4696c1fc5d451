import { shardOf } from '../domain/counts.ts'
import { membershipSchema, type Membership } from '../domain/membership.ts'
import { earliest } from '../domain/time.ts'
import type { Condition, Item, Key, Put, Update } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'

/** The partition of the records of a cluster with organisations: its members, and who is not or no longer one. */
export const membersPartition = (clusterId: string): string => `CLU#${clusterId}#MEM`

/** What a query of that partition asks for where only members are wanted. */
export const MEMBERS_ONLY: Condition = [{ attribute: 'state', is: 'member' }]

/** The partitions of the sparse index of requests to join, each of which should have an execution. */
export const requestPartitions: readonly string[] = Array.from({ length: 8 }, (_, shard) => `JOINS#${shard}`)

/** The key of the record of a cluster and an organisation. */
export const membershipKey = (clusterId: string, organisation: string): Key => ({
  pk: membersPartition(clusterId),
  sk: `MEM#${organisation}`,
})

const subjectOf = ({ clusterId, organisation }: Membership): string => `${clusterId}${organisation}`

/** The place of a record in the due index: the warning before silence admits, then that; a reminder, then the end of an invitation. */
const dueOf = (membership: Membership) => {
  const { state, warnAt, decideBy, remindAt, expiresAt } = membership
  if (state === 'requested') return dueKeys(subjectOf(membership), earliest(warnAt, decideBy))
  return state === 'invited' ? dueKeys(subjectOf(membership), earliest(remindAt, expiresAt)) : {}
}

const liveOf = (membership: Membership) =>
  membership.state === 'requested'
    ? {
        gsi4pk: `JOINS#${shardOf(membership.organisation)}`,
        gsi4sk: `${membership.since}#${subjectOf(membership)}`,
      }
    : {}

const memberships = entity('Membership', membershipSchema, (membership) => ({
  ...membershipKey(membership.clusterId, membership.organisation),
  gsi1pk: `ORG#${membership.organisation}`,
  gsi1sk: `${membership.state === 'member' ? 'MEM' : 'STD'}#${membership.since}#${membership.clusterId}`,
  ...dueOf(membership),
  ...liveOf(membership),
}))

/** The record in an item; it makes a member only in that state, and only if its cluster is registered. */
export const membershipFrom = memberships.from
export const membershipItem = (membership: Membership): Item => memberships.item(membership)

/** That the stored record is still the one that was read. */
export const membershipStands = ({ state, generation }: Membership): Condition => [
  { attribute: 'state', is: state },
  { attribute: 'generation', is: generation },
]

/** Writes a record in place of the one that was read (undefined: there was none); the stream tells whoever must follow. */
export const putMembership = (before: Membership | undefined, next: Membership): Put => ({
  put: { ...memberships.item(next), _stirs: true },
  when: before ? membershipStands(before) : [{ attribute: 'pk', exists: false }],
})

/**
 * Changes when something is due of a record, or its attempt, without a change of state: on condition that the attempt and the times which were
 * read still stand, so that it cannot undo another change of that kind.
 */
export const changeMoments = (before: Membership, next: Membership): Update => {
  const { pk, sk, ...set } = memberships.item(next)
  const names = ['attempt', 'warnAt', 'decideBy', 'sentAt', 'remindAt', 'undeliverable'] as const
  const indexes = ['gsi3pk', 'gsi3sk'].filter((name) => !(name in set))
  return {
    update: { pk, sk },
    set: { ...set, _stirs: true },
    remove: [...names.filter((name) => next[name] === undefined), ...indexes],
    when: [
      ...membershipStands(before),
      ...names.map((attribute) => {
        const value = before[attribute]
        return value === undefined ? { attribute, exists: false } : { attribute, is: value }
      }),
    ],
  }
}

/** Takes a record off the due index without another change, which the stream tells the waker. */
export const takeOffDue = (membership: Membership): Update => ({
  update: membershipKey(membership.clusterId, membership.organisation),
  remove: ['gsi3pk', 'gsi3sk'],
  when: membershipStands(membership),
})
