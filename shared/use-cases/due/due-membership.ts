import { expire, type Membership } from '../../domain/membership.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { changeMoments, membershipFrom, putMembership, takeOffDue } from '../../items/membership-item.ts'
import type { Write } from '../../stores/table.ts'
import { mailAbout, mailClusterInvitation } from '../support/cluster-mail.ts'
import { tellCluster } from '../support/cluster-event.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

const by = { as: 'service' } as const

/** Warns the coordinator that its silence will admit, or, once the time to object is over, stirs the waker, which lets the workflow admit. */
const ofRequest = async (
  { table, newId }: ActOnDueDeps,
  request: Membership,
  { dueAt, now }: DueItem,
): Promise<DueOutcome> => {
  const { clusterId, organisation } = request
  if (request.warnAt !== dueAt) {
    await table.write([takeOffDue(request)])
    return 'wakes'
  }
  const { warnAt: _, ...warned } = request
  const item = await table.get(clusterKey(clusterId))
  if (!item) throw new Error(`a request to join ${clusterId}, which does not exist`)
  const { coordinator } = clusterFrom(item)
  await table.write([
    changeMoments(request, warned),
    mailAbout(clusterId, coordinator, 'joinWarning', newId(), now, { organisation }),
  ])
  return 'reminded'
}

/** Reminds of an invitation once, or ends it. */
const ofInvitation = async (
  { table, newId }: ActOnDueDeps,
  invited: Membership,
  { dueAt, now }: DueItem,
): Promise<DueOutcome> => {
  const { clusterId, organisation } = invited
  const id = newId()
  const tellOf = (type: 'invitationReminded' | 'invitationExpired'): Write =>
    tellCluster(id, clusterId, type, { by, now }, { organisation })
  if (invited.remindAt === dueAt) {
    const { remindAt: _, ...reminded } = invited
    await table.write([
      changeMoments(invited, reminded),
      mailClusterInvitation(invited, 'clusterReminder', id, now),
      tellOf('invitationReminded'),
    ])
    return 'reminded'
  }
  await table.write([
    putMembership(invited, expire(invited, now)),
    mailClusterInvitation(invited, 'clusterInvitationExpired', id, now),
    tellOf('invitationExpired'),
  ])
  return 'expired'
}

/** Acts on what is due of a record of a cluster and an organisation. */
export const actOnMembership = (deps: ActOnDueDeps, due: DueItem): Promise<DueOutcome> => {
  const membership = membershipFrom(due.item)
  return membership.state === 'requested' ? ofRequest(deps, membership, due) : ofInvitation(deps, membership, due)
}
