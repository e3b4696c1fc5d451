import type { Cluster } from '../../domain/cluster.ts'
import { Conflict, NotFound } from '../../domain/errors.ts'
import { isMember, withRole } from '../../domain/membership.ts'
import type { Moment } from '../../domain/time.ts'
import { replaceCluster } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey, putMembership } from '../../items/membership-item.ts'
import { organisationKey } from '../../items/organisation-item.ts'
import type { Write } from '../../stores/table.ts'
import { clusterFor } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { mailEverybody } from './mail-everybody.ts'
import { organisationsByKey } from '../support/resolve.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { assertNotConcerned, type OfficerDeps } from './concerned-officer.ts'

/** Which member an officer puts in the place of a coordinator that can do nothing any more, and why. */
export type AppointCoordinator = {
  readonly clusterId: string
  readonly organisation: string
  readonly reason: string
  readonly by: { readonly as: 'officer'; readonly personId: string }
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/**
 * Gives the coordination to a member, on that member's wish, where the register does not hold the coordinator active: it could not hand over
 * itself. Throws NotFound for who is no member, Forbidden for an officer who represents one, Conflict `coordinatorIsActive` and `organisationNotActive`.
 */
export const makeAppointCoordinator =
  (deps: OfficerDeps) =>
  async (command: AppointCoordinator): Promise<Cluster> => {
    const { clusterId, organisation, reason, by, now, extra = [] } = command
    await assertNotConcerned(deps, clusterId, by.personId)
    return retryConflicts(async () => {
      const cluster = await clusterFor(deps.table, clusterId)
      const keys = [cluster.coordinator, organisation]
      const [items, organisations] = await Promise.all([
        deps.table.getMany(keys.map((key) => membershipKey(clusterId, key))),
        organisationsByKey(deps.table, keys),
      ])
      const memberships = items.map(membershipFrom)
      const statusOf = (key: string) => organisations.get(key)?.status ?? 'unknown'
      const next = memberships.find((one) => one.organisation === organisation)
      const former = memberships.find((one) => one.organisation === cluster.coordinator)
      if (!isMember(next)) throw new NotFound('member', organisation)
      if (statusOf(cluster.coordinator) === 'active') throw new Conflict('coordinatorIsActive')
      if (statusOf(organisation) !== 'active')
        throw new Conflict('organisationNotActive', { status: statusOf(organisation) })
      const id = deps.newId()
      const changed: Cluster = { ...cluster, coordinator: organisation }
      await deps.table.write([
        replaceCluster(cluster, changed),
        putMembership(next, withRole(next, 'coordinator')),
        ...(isMember(former) ? [putMembership(former, withRole(former, 'member'))] : []),
        { check: organisationKey(organisation), when: [{ attribute: 'status', is: 'active' }] },
        tellCluster(id, clusterId, 'coordinatorAppointed', { by, now }, { organisation, data: { reason } }),
        ...mailEverybody(id, changed, 'coordinatorAppointed', now, { reason }),
        ...extra,
      ])
      return { ...changed, version: cluster.version + 1 }
    })
  }
