import type { Moment } from '../domain/time.ts'
import { clockKey, offsetFrom } from '../items/clock-item.ts'
import type { Table } from '../stores/table.ts'

/** What a clock is made of: `movable` is false in production, where the time cannot be moved. */
export type ClockDeps = {
  readonly table: Pick<Table, 'get'>
  readonly movable: boolean
  readonly systemNow: () => Moment
}

/** The moment that everything of one call happens at: the system's, and on a stage that is not production as far ahead as it was moved. */
export const makeClock =
  ({ table, movable, systemNow }: ClockDeps) =>
  async (): Promise<Moment> => {
    const now = systemNow()
    if (!movable) return now
    const offset = offsetFrom(await table.get(clockKey))
    return new Date(Date.parse(now) + offset).toISOString()
  }
