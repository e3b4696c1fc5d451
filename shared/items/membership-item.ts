import { membershipSchema, type Membership } from '../domain/membership.ts'
import type { Condition, Item, Key, Put } from '../stores/table.ts'
import { entity } from './entity.ts'

/** The partition of the records of a cluster with organisations: its members, and who is not or no longer one. */
export const membersPartition = (clusterId: string): string => `CLU#${clusterId}#MEM`

/** What a query of that partition asks for where only members are wanted. */
export const MEMBERS_ONLY: Condition = [{ attribute: 'state', is: 'member' }]

/** The key of the record of a cluster and an organisation. */
export const membershipKey = (clusterId: string, organisation: string): Key => ({
  pk: membersPartition(clusterId),
  sk: `MEM#${organisation}`,
})

const memberships = entity('Membership', membershipSchema, (membership) => ({
  ...membershipKey(membership.clusterId, membership.organisation),
  gsi1pk: `ORG#${membership.organisation}`,
  gsi1sk: `${membership.state === 'member' ? 'MEM' : 'STD'}#${membership.since}#${membership.clusterId}`,
}))

/** The record in an item; it makes a member only in that state, and only if its cluster is registered. */
export const membershipFrom = memberships.from
export const membershipItem = (membership: Membership): Item => memberships.item(membership)

/** That the stored record is still the one that was read. */
export const membershipStands = ({ state, generation }: Membership): Condition => [
  { attribute: 'state', is: state },
  { attribute: 'generation', is: generation },
]

/** Writes a record in place of the one that was read (undefined: there was none). */
export const putMembership = (before: Membership | undefined, next: Membership): Put => ({
  put: memberships.item(next),
  when: before ? membershipStands(before) : [{ attribute: 'pk', exists: false }],
})
