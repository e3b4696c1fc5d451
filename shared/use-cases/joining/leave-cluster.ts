import { Conflict } from '../../domain/errors.ts'
import { leave, remove, type Membership } from '../../domain/membership.ts'
import { putMembership } from '../../items/membership-item.ts'
import { clusterWith } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { NotFound } from '../../domain/errors.ts'
import { coordinated, writeExtra, type JoiningDeps, type Said, type SaidAbout } from './acting.ts'

/**
 * Leaves a cluster, at any time; doing so twice is harmless. Throws NotFound for who is no member, and Conflict `coordinatorMustHandOver` for the
 * coordinator, which hands the coordination over first.
 */
export const makeLeaveCluster =
  ({ table, newId }: JoiningDeps) =>
  (command: Said): Promise<Membership> =>
    retryConflicts(async () => {
      const { clusterId, organisation, by, now, extra = [] } = command
      const { cluster, membership: before } = await clusterWith(table, clusterId, organisation)
      if (!before) throw new NotFound('membership', clusterId)
      if (before.state === 'left') {
        await writeExtra(table, extra)
        return before
      }
      if (before.state !== 'member') throw new NotFound('membership', clusterId)
      if (cluster.coordinator === organisation || before.role === 'coordinator')
        throw new Conflict('coordinatorMustHandOver')
      const id = newId()
      const membership = leave(before, now)
      await table.write([
        putMembership(before, membership),
        tellCluster(id, clusterId, 'memberLeft', { by, now }, { organisation }),
        mailAbout(clusterId, cluster.coordinator, 'memberLeft', id, now, { organisation }),
        mailAbout(clusterId, organisation, 'memberLeft', id, now, { organisation }),
        ...extra,
      ])
      return membership
    })

/**
 * Removes a member, for the coordinator and with a reason that the member hears; it may ask to join again, and then needs consent. Twice is
 * harmless. Throws NotFound, and Conflict `coordinatorMustHandOver` for the coordinator itself.
 */
export const makeRemoveMember =
  ({ table, newId }: JoiningDeps) =>
  (command: SaidAbout & { readonly reason: string }): Promise<Membership> =>
    retryConflicts(async () => {
      const { key, reason, by, now, extra = [] } = command
      const { cluster, membership: before } = await coordinated(table, command)
      if (before?.state === 'removed') {
        await writeExtra(table, extra)
        return before
      }
      if (before?.state !== 'member') throw new NotFound('member', key)
      if (before.role === 'coordinator' || key === cluster.coordinator) throw new Conflict('coordinatorMustHandOver')
      const id = newId()
      const membership = remove(before, reason, now)
      await table.write([
        putMembership(before, membership),
        tellCluster(id, cluster.id, 'memberRemoved', { by, now }, { organisation: key }),
        mailAbout(cluster.id, key, 'memberRemoved', id, now, { organisation: key }),
        ...extra,
      ])
      return membership
    })
