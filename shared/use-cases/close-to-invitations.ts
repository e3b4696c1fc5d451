import { InvalidRequest } from '../domain/errors.ts'
import { closeUntil, reopen } from '../domain/invitation-wishes.ts'
import { after, endOfDate, type Moment } from '../domain/time.ts'
import { putWishes } from '../items/wishes-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { newestPack } from './support/load.ts'
import { wishesOf } from './support/may-be-invited.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** An organisation, and the last date (by the clock of the newest pack's zone) on which it wants no invitations. */
export type CloseToInvitations = {
  readonly organisation: string
  readonly until: string
  readonly now: Moment
}

type Deps = { readonly table: Pick<Table, 'getMany' | 'query' | 'write'> }

/**
 * Closes an organisation to all new invitations until the end of a date; the last word stands. Open invitations stay open, without reminders.
 * Throws InvalidRequest for a date that is past or further ahead than the newest pack allows.
 */
export const makeCloseToInvitations =
  ({ table }: Deps) =>
  ({ organisation, until, now }: CloseToInvitations, extra: readonly Write[] = []): Promise<void> =>
    retryConflicts(async () => {
      const [pack, wished] = await Promise.all([newestPack(table), wishesOf(table, [organisation])])
      const moment = endOfDate(until, pack.timeZone)
      if (moment <= now) throw new InvalidRequest([{ path: '/until', message: 'isPast' }])
      if (moment > after(now, pack.times.closedToInvitations))
        throw new InvalidRequest([{ path: '/until', message: 'tooFarAhead' }])
      const before = wished.get(organisation)
      if (before?.closedUntil === moment) return
      await table.write([...putWishes(before, closeUntil(before, organisation, moment)), ...extra])
    })

/** Opens an organisation to invitations again; nothing where it was not closed. */
export const makeReopenToInvitations =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'write'> }) =>
  ({ organisation }: { readonly organisation: string }): Promise<void> =>
    retryConflicts(async () => {
      const before = (await wishesOf(table, [organisation])).get(organisation)
      const next = reopen(before)
      if (next) await table.write(putWishes(before, next))
    })
