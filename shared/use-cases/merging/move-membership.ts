import { beginAgain } from '../../domain/joining.ts'
import { inviteAnew, type Membership } from '../../domain/membership.ts'
import { rekeyed } from '../../domain/rekey.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { after, deadlineAfter, type Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import type { Change } from '../../items/merge-item.ts'
import { membershipFrom, membershipItem, membershipKey } from '../../items/membership-item.ts'
import { Busy, type Item, type Table } from '../../stores/table.ts'
import { mailClusterInvitation } from '../support/cluster-mail.ts'
import { newestPack } from '../support/load.ts'
import { changesTo, type Move, type Reference } from './move.ts'
import { offerBeside, offerChange } from './move-handover.ts'

const MEMBER = 3

/** Which of two records stands: a membership, else what is still open, else what the kept organisation has. */
const weightOf = ({ state }: Membership): number => {
  if (state === 'member') return MEMBER
  if (state === 'requested') return 2
  return state === 'invited' ? 1 : 0
}

/** One record of two: since the earlier of two memberships, coordinating if either did; who was removed is not let in without consent. */
const joined = (losing: Membership, keeping: Membership | undefined): Membership => {
  if (!keeping) return losing
  const [stands, other] = weightOf(losing) > weightOf(keeping) ? [losing, keeping] : [keeping, losing]
  const generation = Math.max(losing.generation, keeping.generation) + 1
  const removedAt = weightOf(stands) === MEMBER ? undefined : (stands.removedAt ?? other.removedAt)
  if (weightOf(other) !== MEMBER) return { ...stands, generation, ...(removedAt === undefined ? {} : { removedAt }) }
  const leads = [stands, other].some(({ role }) => role === 'coordinator')
  const since = other.since < stands.since ? other.since : stands.since
  return { ...stands, role: leads ? 'coordinator' : 'member', since, generation }
}

const clusterChange = (item: Item | undefined, { merge: { losing, keeping } }: Reference): readonly Change[] => {
  if (!item) return []
  const cluster = clusterFrom(item)
  if (cluster.status === 'forming') throw new Busy(new Error(`cluster ${cluster.id} is being registered`))
  const next = rekeyed(item, losing, keeping)
  return JSON.stringify(next) === JSON.stringify(item)
    ? []
    : [{ before: item, after: { ...next, version: cluster.version + 1 } }]
}

/** An open invitation as it is made anew: the link to the former address must not answer for the other. */
const askedAnew = (invited: Membership, { times, timeZone }: RulePack, now: Moment): Membership =>
  inviteAnew(
    invited,
    { expiresAt: deadlineAfter(now, times.invitation, timeZone), remindAt: after(now, times.reminder) },
    now,
  )

/** The record as the kept organisation's: an open question is put to it, an open request gets an execution of its own. */
const moved = (next: Membership, pack: RulePack, { merge, now }: Reference): Membership => {
  const own = { ...next, organisation: merge.keeping }
  if (next.organisation !== merge.losing) return own
  if (next.state === 'requested') return beginAgain(own, now)
  return next.state === 'invited' ? askedAnew(own, pack, now) : own
}

/**
 * Moves a membership, with the cluster that names the organisation as its coordinator or in its projects: two memberships become one. The
 * execution of a request that moves goes on waiting for the old key, where an undoing finds it again.
 */
export const moveMembership = async (table: Pick<Table, 'getMany' | 'query'>, reference: Reference): Promise<Move> => {
  const { item, merge, now } = reference
  const membership = membershipFrom(item)
  const { clusterId } = membership
  const [items, pack] = await Promise.all([
    table.getMany([clusterKey(clusterId), membershipKey(clusterId, merge.keeping), offerBeside(clusterId)]),
    newestPack(table),
  ])
  const standing = items.find(({ sk }) => sk.startsWith('MEM#'))
  const offer = items.find(({ sk }) => sk === offerBeside(clusterId).sk)
  const next = moved(joined(membership, standing && membershipFrom(standing)), pack, reference)
  const cluster = clusterChange(
    items.find(({ sk }) => sk === 'CLU'),
    reference,
  )
  const isAsked = next.state === 'invited' && next.sentAt === now
  return {
    changes: [
      ...changesTo(item, { ...membershipItem(next), _stirs: true }, standing),
      ...cluster,
      ...offerChange(offer, reference),
    ],
    others: isAsked ? [mailClusterInvitation(next, 'clusterInvitation', merge.id, now)] : [],
  }
}
