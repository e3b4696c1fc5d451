import { Conflict, NotFound } from '../../domain/errors.ts'
import { reply, type Membership, type Reply } from '../../domain/membership.ts'
import { membershipKey, putMembership } from '../../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { clusterWith } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { writeExtra, type JoiningDeps, type Said } from './acting.ts'
import { admission } from './admission.ts'

/** Who answers an invitation into a cluster, and what. */
export type AnswerClusterInvitation = Said & { readonly reply: Reply }

/**
 * Records what an organisation says to an invitation into a registered cluster; the same answer again changes nothing. Throws NotFound, and
 * Conflict where it is too late, nobody asks any more, the link is spent, or the register does not hold it active.
 */
export const makeAnswerClusterInvitation =
  ({ table, newId }: JoiningDeps) =>
  (command: AnswerClusterInvitation): Promise<Membership> =>
    retryConflicts(async () => {
      const { clusterId, organisation, by, now, extra = [] } = command
      const { cluster, membership: before } = await clusterWith(table, clusterId, organisation)
      if (!before) throw new NotFound('invitation', membershipKey(clusterId, organisation).pk)
      const moved = reply(before, command.reply, now)
      if (moved.outcome === 'impossible')
        throw new Conflict(by.as === 'link' && moved.because === 'notInvited' ? 'alreadyAnswered' : moved.because)
      const { membership } = moved
      if (moved.outcome === 'same') {
        await writeExtra(table, extra)
        return membership
      }
      const id = newId()
      if (membership.state === 'declined') {
        await table.write([
          putMembership(before, membership),
          tellCluster(id, clusterId, 'invitationDeclined', { by, now }, { organisation }),
          mailAbout(clusterId, cluster.coordinator, 'clusterInvitationDeclined', id, now, { organisation }),
          ...extra,
        ])
        return membership
      }
      const register = organisationFrom(await table.get(organisationKey(organisation)))
      if (register?.status !== 'active')
        throw new Conflict('organisationNotActive', { status: register?.status ?? 'unknown' })
      await table.write([...admission({ cluster, before, membership, how: 'invitation', by, now, id }), ...extra])
      return membership
    })
