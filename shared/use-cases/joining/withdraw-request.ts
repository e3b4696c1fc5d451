import { Conflict, NotFound } from '../../domain/errors.ts'
import { withdraw, type Membership } from '../../domain/membership.ts'
import { putMembership } from '../../items/membership-item.ts'
import { clusterWith } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { writeExtra, type JoiningDeps, type Said } from './acting.ts'

/** Takes one's own request to join back; doing so twice is harmless. Throws NotFound, and Conflict `notRequested` where none is open. */
export const makeWithdrawRequest =
  ({ table, newId }: JoiningDeps) =>
  (command: Said): Promise<Membership> =>
    retryConflicts(async () => {
      const { clusterId, organisation, by, now, extra = [] } = command
      const { cluster, membership: before } = await clusterWith(table, clusterId, organisation)
      if (!before) throw new NotFound('request', clusterId)
      if (before.state === 'withdrawn') {
        await writeExtra(table, extra)
        return before
      }
      if (before.state !== 'requested') throw new Conflict('notRequested')
      const id = newId()
      const membership = withdraw(before, now)
      await table.write([
        putMembership(before, membership),
        tellCluster(id, clusterId, 'joinWithdrawn', { by, now }, { organisation }),
        // Who was never asked need not hear that the question is gone.
        ...(before.decideBy === undefined
          ? []
          : [mailAbout(clusterId, cluster.coordinator, 'joinWithdrawn', id, now, { organisation })]),
        ...extra,
      ])
      return membership
    })
