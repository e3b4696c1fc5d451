import { Conflict, NotFound } from '../../domain/errors.ts'
import { isInvited, revoke, type Membership } from '../../domain/membership.ts'
import { after } from '../../domain/time.ts'
import { changeMoments, putMembership } from '../../items/membership-item.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailClusterInvitation } from '../support/cluster-mail.ts'
import { newestPack } from '../support/load.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { coordinated, type JoiningDeps, type SaidAbout } from './acting.ts'

/** Sends an unanswered invitation into a cluster again, with the same link. Throws NotFound, Conflict `alreadyAnswered` and `resendTooSoon`. */
export const makeResendClusterInvitation =
  ({ table, newId }: JoiningDeps) =>
  (command: SaidAbout): Promise<Membership> =>
    retryConflicts(async () => {
      const { key, by, now, extra = [] } = command
      const { cluster, membership: before } = await coordinated(table, command)
      if (!before) throw new NotFound('invitation', key)
      if (!isInvited(before, now)) throw new Conflict('alreadyAnswered', { state: before.state })
      const { times } = await newestPack(table)
      const retryAt = after(before.sentAt ?? before.since, times.resend)
      if (retryAt > now) throw new Conflict('resendTooSoon', { retryAt })
      const id = newId()
      // Another address may be in the register by now: whether mail reaches it is seen anew.
      const { undeliverable: _, ...asked } = before
      const membership = { ...asked, sentAt: now }
      await table.write([
        changeMoments(before, membership),
        mailClusterInvitation(membership, 'clusterInvitation', id, now),
        tellCluster(id, cluster.id, 'invitationResent', { by, now }, { organisation: key }),
        ...extra,
      ])
      return membership
    })

/** Takes an unanswered invitation into a cluster back; its link is void. Twice is harmless. Throws NotFound and Conflict `alreadyAnswered`. */
export const makeRevokeClusterInvitation =
  ({ table, newId }: JoiningDeps) =>
  (command: SaidAbout): Promise<Membership> =>
    retryConflicts(async () => {
      const { key, by, now, extra = [] } = command
      const { cluster, membership: before } = await coordinated(table, command)
      if (!before) throw new NotFound('invitation', key)
      if (before.state === 'revoked') return before
      if (before.state !== 'invited') throw new Conflict('alreadyAnswered', { state: before.state })
      const membership = revoke(before, now)
      await table.write([
        putMembership(before, membership),
        tellCluster(newId(), cluster.id, 'invitationRevoked', { by, now }, { organisation: key }),
        ...extra,
      ])
      return membership
    })
