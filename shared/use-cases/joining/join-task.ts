import type { Cluster } from '../../domain/cluster.ts'
import type { JoinAttempt } from '../../domain/join-execution.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { mergedEntry, organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import type { Table } from '../../stores/table.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'

/** What a task of join-approval is told. */
export type JoinCommand = JoinAttempt & { readonly now: Moment }

/** What a task works on: a request that is still open, in exactly the attempt that asks, with cluster and register as they stand. */
export type JoinSubject = {
  readonly request: Membership
  readonly cluster: Cluster
  readonly organisation: Organisation | undefined
}

/** Where an attempt stands: `settled` where the request has been decided, `superseded` where a later attempt looks after it. */
export const standsAt = (
  membership: Membership | undefined,
  { generation, attempt }: Pick<JoinAttempt, 'generation' | 'attempt'>,
): 'open' | 'settled' | 'superseded' => {
  if (membership?.state !== 'requested' || membership.generation !== generation) return 'settled'
  return (membership.attempt ?? 1) > attempt ? 'superseded' : 'open'
}

/**
 * Runs a task of join-approval on what is stored; what was read and has changed is read and decided again. A repeat after a lost reply finds
 * what the first has done, and goes the same way.
 */
export const runJoinTask = <Outcome extends string>(
  table: Table,
  command: JoinCommand,
  decide: (subject: JoinSubject) => Promise<Outcome>,
): Promise<Outcome | 'settled' | 'superseded'> =>
  retryConflicts(async () => {
    const { clusterId, organisation } = command
    const items = await table.getMany([
      clusterKey(clusterId),
      membershipKey(clusterId, organisation),
      organisationKey(organisation),
    ])
    const at = (start: string) => items.find(({ sk }) => sk.startsWith(start))
    const [clusterItem, membershipItem] = [at('CLU'), at('MEM#')]
    const request = membershipItem && membershipFrom(membershipItem)
    const standing = standsAt(request, command)
    if (standing !== 'open') return standing
    const organisationItem = at('ORG')
    // A merge takes the request along, and another execution goes on with it.
    if (organisationItem && mergedEntry(organisationItem)) return 'settled'
    if (!clusterItem || !request) throw new Error(`a request to join ${clusterId}, which does not exist`)
    return decide({ request, cluster: clusterFrom(clusterItem), organisation: organisationFrom(organisationItem) })
  })
