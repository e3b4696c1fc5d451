import type { RulePack } from '../../domain/rule-pack.ts'
import { deadlineAfter, type Moment } from '../../domain/time.ts'
import { membershipFrom, membersPartition } from '../../items/membership-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { expiriesOf, roomBelow, takeFromDay, type Allowance } from '../support/allowance.ts'

/**
 * Takes up to `wanted` invitations out of what the pack allows a cluster to have open (as many as an application) and its coordinator to send
 * today. The day's allowance is taken by a conditional write; that of open ones is read, and may be passed by requests at the same moment.
 */
export const allowanceOf = async (
  table: Table,
  cluster: { readonly id: string; readonly coordinator: string },
  { caps, times, timeZone }: RulePack,
  wanted: number,
  now: Moment,
): Promise<Allowance> => {
  if (wanted === 0) return { granted: 0, retryAt: undefined }
  const open = await queryAll(table, {
    pk: membersPartition(cluster.id),
    where: [
      { attribute: 'state', is: 'invited' },
      { attribute: 'expiresAt', atLeast: now },
    ],
  })
  const expiries = expiriesOf(open.map(membershipFrom))
  const room = roomBelow(expiries, caps.openPerApplication, wanted, deadlineAfter(now, times.invitation, timeZone))
  return takeFromDay(table, cluster.coordinator, caps.perSenderAndDay, room, wanted, now)
}
