import type { Cluster } from '../../domain/cluster.ts'
import { isTimeOver } from '../../domain/concern.ts'
import { Conflict } from '../../domain/errors.ts'
import { actorText } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey, replaceCluster } from '../../items/cluster-item.ts'
import { handoverFrom, handoverKey, isOpenHandover } from '../../items/handover-item.ts'
import { freeName } from '../../items/name-item.ts'
import { closeCase, officerCaseFrom, officerCaseKey } from '../../items/officer-case-item.ts'
import type { Write } from '../../stores/table.ts'
import { clusterFor } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import { endingOf } from '../handover/ending.ts'
import { mailWaiting } from '../support/mail.ts'
import { mailEverybody } from './mail-everybody.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { assertNotConcerned, type OfficerDeps } from './concerned-officer.ts'
import { concernCaseId, makeRecountCluster } from './recount-cluster.ts'

/** Which cluster an officer strikes off, and why. */
export type StrikeOff = {
  readonly clusterId: string
  readonly reason: string
  readonly by: { readonly as: 'officer'; readonly personId: string }
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** An offer to coordinate what exists no more is void. */
const endOffer = async ({ table, newId }: OfficerDeps, clusterId: string, now: Moment): Promise<readonly Write[]> => {
  const item = await table.get(handoverKey(clusterId))
  if (!item || !isOpenHandover(item)) return []
  const doing = { by: { as: 'service' }, now, id: newId() } as const
  return endingOf(undefined, handoverFrom(item), { status: 'void', because: 'ended' }, doing)
}

/**
 * Strikes a cluster off the register, with a reason that its members hear; its name is free again. Who is waiting to join hears that it is over, in
 * a fan-out: the cost of this transaction does not grow with them. Throws NotFound, Forbidden for an officer
 * who represents a member, Conflict `clusterInOrder` where nothing is the matter and `timeToMend` before the time to mend is over.
 */
export const makeStrikeOffCluster =
  (deps: OfficerDeps) =>
  async (command: StrikeOff): Promise<Cluster> => {
    const { clusterId, reason, by, now, extra = [] } = command
    await assertNotConcerned(deps, clusterId, by.personId)
    // What is struck off is how the cluster stands now, not how it stood when somebody last looked.
    await makeRecountCluster(deps)({ clusterId, now })
    return retryConflicts(async () => {
      const cluster = await clusterFor(deps.table, clusterId)
      const { concern } = cluster
      if (!concern) throw new Conflict('clusterInOrder')
      if (!isTimeOver(concern, now)) throw new Conflict('timeToMend', { until: concern.mendBy })
      const item = await deps.table.get(officerCaseKey(concernCaseId(clusterId)))
      const open = item && officerCaseFrom(item)
      const offerEnds = await endOffer(deps, clusterId, now)
      const id = deps.newId()
      const next: Cluster = { ...cluster, status: 'struckOff', struckOff: { at: now, reason } }
      await deps.table.write([
        replaceCluster(cluster, next),
        freeName(cluster.name, cluster.applicationId),
        ...(open?.status === 'open' ? [closeCase(open, { by: actorText(by), outcome: 'struckOff', reason }, now)] : []),
        tellCluster(id, clusterId, 'struckOff', { by, now }),
        ...mailEverybody(id, cluster, 'struckOff', now),
        mailWaiting(`${id}-clusterEnded`, clusterId, 'clusterEnded', now),
        ...offerEnds,
        ...extra,
      ])
      return { ...next, version: cluster.version + 1 }
    })
  }

/** A cluster that is registered or was struck off. Throws NotFound for every other. */
export const makeReadAnyCluster =
  ({ table }: Pick<OfficerDeps, 'table'>) =>
  async (id: string): Promise<Cluster> => {
    const item = await table.get(clusterKey(id))
    const cluster = item && clusterFrom(item)
    return cluster?.status === 'struckOff' ? cluster : clusterFor(table, id)
  }
