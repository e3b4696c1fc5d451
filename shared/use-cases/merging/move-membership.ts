import { isMember, type Membership } from '../../domain/membership.ts'
import { rekeyed } from '../../domain/rekey.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipItem, membershipKey } from '../../items/membership-item.ts'
import { Busy, type Item, type Table } from '../../stores/table.ts'
import { changesTo, type Move, type Reference } from './move.ts'

/** One record of two: a member comes before anything else, and coordinates if either did; since the earlier of two memberships. */
const joined = (losing: Membership, keeping: Membership | undefined): Membership => {
  if (!keeping) return losing
  const [stands, other] = isMember(losing) && !isMember(keeping) ? [losing, keeping] : [keeping, losing]
  const both = isMember(stands) && isMember(other)
  const leads = [stands, ...(both ? [other] : [])].some(({ role }) => role === 'coordinator')
  const since = both && other.since < stands.since ? other.since : stands.since
  const generation = Math.max(losing.generation, keeping.generation) + 1
  return { ...stands, role: leads ? 'coordinator' : 'member', since, generation }
}

const clusterChange = (item: Item | undefined, { merge: { losing, keeping } }: Reference) => {
  if (!item) return []
  const cluster = clusterFrom(item)
  if (cluster.status === 'forming') throw new Busy(new Error(`cluster ${cluster.id} is being registered`))
  const next = rekeyed(item, losing, keeping)
  return JSON.stringify(next) === JSON.stringify(item)
    ? []
    : [{ before: item, after: { ...next, version: cluster.version + 1 } }]
}

/** Moves a membership, with the cluster that names the organisation as its coordinator or in its projects: two memberships become one. */
export const moveMembership = async (table: Pick<Table, 'getMany'>, reference: Reference): Promise<Move> => {
  const { item, merge } = reference
  const membership = membershipFrom(item)
  const { clusterId } = membership
  const items = await table.getMany([clusterKey(clusterId), membershipKey(clusterId, merge.keeping)])
  const standing = items.find(({ sk }) => sk !== 'CLU')
  const next = joined(membership, standing && membershipFrom(standing))
  const cluster = clusterChange(
    items.find(({ sk }) => sk === 'CLU'),
    reference,
  )
  return {
    changes: [...changesTo(item, membershipItem({ ...next, organisation: merge.keeping }), standing), ...cluster],
  }
}
