import type { RulePack } from '../../domain/rule-pack.ts'
import { after, type Moment } from '../../domain/time.ts'
import { membersPartition } from '../../items/membership-item.ts'
import { askedOn, senderKey, takeFromAllowance } from '../../items/sender-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Condition, Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'

const openAt = (now: Moment): Condition => [
  { attribute: 'state', is: 'invited' },
  { attribute: 'expiresAt', atLeast: now },
]

/** How many questions an organisation has open from anybody: of applications and of clusters. */
const openTo = async (table: Pick<Table, 'query'>, organisation: string, now: Moment): Promise<number> => {
  const pages = await Promise.all(
    ['ANS#', 'STD#'].map((beginsWith) =>
      queryAll(table, { index: 'gsi1', pk: `ORG#${organisation}`, beginsWith, where: openAt(now) }),
    ),
  )
  return pages.flat().length
}

/** Whether an organisation has as many questions open as the pack allows. */
export const isBusy = async (
  table: Pick<Table, 'query'>,
  organisation: string,
  { caps }: RulePack,
  now: Moment,
): Promise<boolean> => (await openTo(table, organisation, now)) >= caps.openPerOrganisation

const tomorrow = (now: Moment): Moment => `${after(now, { days: 1 }).slice(0, 10)}T00:00:00.000Z`

/**
 * Takes up to `wanted` invitations out of what the pack allows a cluster to have open (as many as an application) and its coordinator to send
 * today. The day's allowance is taken by a conditional write; that of open ones is read, and may be passed by requests at the same moment.
 */
export const allowanceOf = async (
  table: Table,
  cluster: { readonly id: string; readonly coordinator: string },
  pack: RulePack,
  wanted: number,
  now: Moment,
): Promise<{ readonly granted: number; readonly retryAt: Moment }> => {
  const open = (await queryAll(table, { pk: membersPartition(cluster.id), where: openAt(now) })).length
  const room = Math.max(0, Math.min(wanted, pack.caps.openPerApplication - open))
  const retryAt = room < wanted ? after(now, pack.times.reminder) : tomorrow(now)
  for (;;) {
    const asked = askedOn(await table.get(senderKey(cluster.coordinator, now)))
    const granted = Math.max(0, Math.min(room, pack.caps.perSenderAndDay - asked))
    if (granted === 0) return { granted, retryAt }
    const take = takeFromAllowance(cluster.coordinator, granted, pack.caps.perSenderAndDay, now)
    if (await wasWritten(table, [take])) return { granted, retryAt }
  }
}
