import type { Notice } from '../../domain/seat.ts'
import type { Moment } from '../../domain/time.ts'
import { choose, markRead } from '../../items/seat-item.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { enter, type Visitor } from './enter.ts'

type SeatDeps = { readonly table: Pick<Table, 'getMany' | 'write'> }

/** Notes that a person has read a space up to a post, or to its end where it has fewer; it never goes back. */
export const makeMarkRead =
  ({ table }: SeatDeps) =>
  async (command: Visitor & { readonly upTo: number }): Promise<void> => {
    const { space, seat } = await enter(table, command)
    const upTo = Math.min(command.upTo, space?.posts ?? 0)
    if (upTo > (seat?.read ?? 0)) await wasWritten(table, [markRead(command, upTo)])
  }

/** Notes what a person wants to hear of a space. */
export const makeChooseNotice =
  ({ table }: SeatDeps) =>
  async (command: Visitor & { readonly choice: Notice; readonly now: Moment }): Promise<void> => {
    await enter(table, command)
    await table.write([choose(command, command.choice, command.now)])
  }
