import { obstacleTo } from '../../domain/answer.ts'
import { inviteAnew, isInvited, type Membership } from '../../domain/membership.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { after, deadlineAfter, type Moment } from '../../domain/time.ts'
import { membershipFrom, membershipKey, putMembership } from '../../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { invitationsTo } from '../support/asked.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailClusterInvitation } from '../support/cluster-mail.ts'
import { inParallel } from '../support/in-parallel.ts'
import { newestPack } from '../support/load.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import type { JoiningDeps } from './acting.ts'

/** Whether the register has another address for it, or none, than when it was invited: the reader of the former still holds the link. */
const hasMoved = ({ since }: Membership, { registeredEmailSince }: Partial<Organisation> = {}): boolean =>
  registeredEmailSince !== undefined && registeredEmailSince > since

const unreached = (anew: Membership): Membership => {
  const { remindAt: _, ...invited } = anew
  return { ...invited, undeliverable: true }
}

/** One invitation, one transaction: asked at the address that the register has now, or marked where there is nobody to ask. */
const inviteElsewhere = (
  { table, newId }: JoiningDeps,
  { clusterId, organisation }: Membership,
  now: Moment,
): Promise<void> =>
  retryConflicts(async () => {
    const [item, registered, { times, timeZone }] = await Promise.all([
      table.get(membershipKey(clusterId, organisation)),
      table.get(organisationKey(organisation)),
      newestPack(table),
    ])
    const before = item && membershipFrom(item)
    const entry = organisationFrom(registered)
    const obstacle = obstacleTo(entry)
    if (!before || !isInvited(before, now)) return
    if (!hasMoved(before, entry) && (obstacle || !before.undeliverable)) return
    const expiresAt = deadlineAfter(now, times.invitation, timeZone)
    const anew = inviteAnew(before, { expiresAt, remindAt: after(now, times.reminder) }, now)
    const id = newId()
    const type = obstacle ? 'invitationUndeliverable' : 'invitationResent'
    await table.write([
      putMembership(before, obstacle ? unreached(anew) : anew),
      ...(obstacle ? [] : [mailClusterInvitation(anew, 'clusterInvitation', id, now)]),
      tellCluster(id, clusterId, type, { by: { as: 'service' }, now }, { organisation }),
    ])
  })

/**
 * Brings the open invitations of an organisation into clusters in step with its address in the register: who was asked at an address that is
 * there no more is asked at the new one by a new link, and who could not be reached is asked now. The former link is void in any case.
 */
export const makeInviteElsewhere =
  (deps: JoiningDeps) =>
  async (key: string, now: Moment): Promise<void> => {
    await inParallel(4, await invitationsTo(deps.table, key), (one) => inviteElsewhere(deps, one, now))
  }
