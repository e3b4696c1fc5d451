import type { Membership } from '../../domain/membership.ts'
import type { Moment } from '../../domain/time.ts'
import { handoverKey, isOpenHandover } from '../../items/handover-item.ts'
import { joinWaitFrom, joinWaitKey } from '../../items/join-wait-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import type { Item } from '../../stores/table.ts'
import { endJoinWait, endOfJoinWait, type JoinWaitDeps } from './await-coordinator.ts'

/** What looking needs from outside; `recount` brings what a cluster says of itself in step with its members, `lapse` ends an offer to coordinate without ground. */
export type WakeRequestDeps = JoinWaitDeps & {
  readonly recount: (command: { readonly clusterId: string; readonly now: Moment }) => Promise<unknown>
  readonly lapse: (command: { readonly subject: string; readonly now: Moment }) => Promise<unknown>
}

const endWait = async (
  deps: JoinWaitDeps,
  waitItem: Item | undefined,
  membership: Membership | undefined,
  now: Moment,
): Promise<void> => {
  if (!waitItem) return
  const wait = joinWaitFrom(waitItem)
  const word = endOfJoinWait(wait, membership, now)
  if (word) await endJoinWait(deps, wait, word)
}

/** Which record moved, and whether members have changed by that. */
export type WakeRequest = Pick<Membership, 'clusterId' | 'organisation'> & {
  readonly members?: true | undefined
  readonly now: Moment
}

/**
 * Looks at a record of a cluster and an organisation after it moved: where an execution waits for what becomes of the request and that is
 * known, its wait ends; where the members have changed, the cluster is recounted, and an offer to coordinate ends that has lost its ground. Harmless at any time and any number of times; an execution
 * that is gone is the sweep's business.
 */
export const makeWakeRequest =
  (deps: WakeRequestDeps) =>
  async (about: WakeRequest): Promise<void> => {
    const { clusterId, organisation, members, now } = about
    const items = await deps.table.getMany([
      membershipKey(clusterId, organisation),
      joinWaitKey(about),
      handoverKey(clusterId),
    ])
    const recordItem = items.find(({ sk }) => sk.startsWith('MEM#'))
    const membership = recordItem && membershipFrom(recordItem)
    await endWait(
      deps,
      items.find(({ sk }) => sk.startsWith('WAIT#')),
      membership,
      now,
    )
    if (!members) return
    if (items.some(isOpenHandover)) await deps.lapse({ subject: clusterId, now })
    await deps.recount({ clusterId, now })
  }
