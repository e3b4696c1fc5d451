import type { DueMessage, Send } from '../domain/message.ts'
import { after, type Moment, type Span } from '../domain/time.ts'
import { dueAtOf, duePartitions } from '../items/due-item.ts'
import { giveLeaseBack, takeLease } from '../items/lease-item.ts'
import type { Table } from '../stores/table.ts'
import { wasWritten } from '../stores/was-written.ts'

/** What ticking needs from outside. */
export type TickDueDeps = {
  readonly table: Pick<Table, 'query' | 'write'>
  readonly send: Send<DueMessage>
  readonly newId: () => string
}

/** `busy`: another tick is at it. `more`: what is due did not fit into one tick; the next one goes on. */
export type Ticked =
  | { readonly outcome: 'ticked'; readonly sent: number; readonly more: boolean }
  | { readonly outcome: 'busy' }

const LEASE = 'due'
const PATIENCE: Span = { minutes: 1 }

/** How much of each partition one tick sends on; what it leaves is still there a minute later. */
const MOST_OF_A_PARTITION = 500

const sendPartition = async (
  { table, send }: TickDueDeps,
  pk: string,
  now: Moment,
): Promise<{ sent: number; more: boolean }> => {
  const page = await table.query({ index: 'gsi3', pk, atMost: `${now}~`, limit: MOST_OF_A_PARTITION })
  const messages = page.items.flatMap((item) => {
    const dueAt = dueAtOf(item)
    return dueAt === undefined ? [] : [{ pk: item.pk, sk: item.sk, dueAt }]
  })
  await send(messages)
  return { sent: messages.length, more: page.next !== undefined }
}

/**
 * Sends the keys of all that is due into the queue, under a lease, and does nothing else. An item stays in the index until somebody
 * has acted on it, so what was lost on the way is sent again by the next tick.
 */
export const makeTickDue =
  (deps: TickDueDeps) =>
  async ({ now }: { readonly now: Moment }): Promise<Ticked> => {
    const holder = deps.newId()
    if (!(await wasWritten(deps.table, [takeLease(LEASE, holder, after(now, PATIENCE), now)])))
      return { outcome: 'busy' }
    try {
      const sent = await Promise.all(duePartitions.map((pk) => sendPartition(deps, pk, now)))
      return {
        outcome: 'ticked',
        sent: sent.reduce((sum, one) => sum + one.sent, 0),
        more: sent.some(({ more }) => more),
      }
    } finally {
      await wasWritten(deps.table, [giveLeaseBack(LEASE, holder)])
    }
  }
