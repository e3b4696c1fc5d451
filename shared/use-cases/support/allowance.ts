import { after, latest, type Moment } from '../../domain/time.ts'
import { askedOn, senderKey, takeFromAllowance } from '../../items/sender-item.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'

/** How many questions there is room for below a cap; `freeAt` is when there is room for more though nobody answers. */
export type Room = { readonly room: number; readonly freeAt: Moment | undefined }

/** How many may be asked now; `retryAt` is when more may be though nobody answers, where that is known. */
export type Allowance = { readonly granted: number; readonly retryAt: Moment | undefined }

/** When questions run out that are open. */
export const expiriesOf = (open: readonly { readonly expiresAt?: Moment | undefined }[]): readonly Moment[] =>
  open.flatMap(({ expiresAt }) => expiresAt ?? [])

/** When the first of so many open questions runs out that makes room below a cap; undefined where there is room. */
export const roomAt = (expiries: readonly Moment[], cap: number): Moment | undefined =>
  expiries.length < cap ? undefined : expiries.toSorted()[expiries.length - cap]

/** The room below a cap on open questions for so many more, which would run out at a moment themselves. */
export const roomBelow = (expiries: readonly Moment[], cap: number, wanted: number, ownExpiry: Moment): Room => {
  const room = Math.max(0, Math.min(wanted, cap - expiries.length))
  const filled = [...expiries, ...Array.from({ length: room }, () => ownExpiry)]
  return { room, freeAt: roomAt(filled, cap) }
}

const tomorrow = (now: Moment): Moment => `${after(now, { days: 1 }).slice(0, 10)}T00:00:00.000Z`

/** Takes as many questions as there is room for out of what a sender may ask on a day (UTC), by a conditional write. */
export const takeFromDay = async (
  table: Pick<Table, 'get' | 'write'>,
  sender: string,
  perDay: number,
  { room, freeAt }: Room,
  wanted: number,
  now: Moment,
): Promise<Allowance> => {
  for (;;) {
    const left = Math.max(0, perDay - askedOn(await table.get(senderKey(sender, now))))
    const granted = Math.min(room, left)
    const again = latest(room === granted ? freeAt : undefined, left === granted ? tomorrow(now) : undefined)
    const retryAt = granted < wanted ? again : undefined
    if (granted === 0) return { granted, retryAt }
    if (await wasWritten(table, [takeFromAllowance(sender, granted, perDay, now)])) return { granted, retryAt }
  }
}
