import { NotFound } from '../domain/errors.ts'
import { milliseconds, type Moment, type Span } from '../domain/time.ts'
import { clockKey, offsetFrom, putOffset } from '../items/clock-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { makeClock } from './clock.ts'

/** What moving the clock needs; `runWhatIsDue` looks for due moments and for what was forgotten, at the new time. */
export type MoveClockDeps = {
  readonly table: Pick<Table, 'get' | 'write'>
  readonly movable: boolean
  readonly systemNow: () => Moment
  readonly runWhatIsDue: () => Promise<void>
}

/** Moves the clock of a stage forward (`extra` goes into the same transaction), then runs what is due; throws NotFound in production, where there is no such thing. */
export const makeMoveClock =
  ({ table, movable, systemNow, runWhatIsDue }: MoveClockDeps) =>
  async (by: Span, extra: readonly Write[] = []): Promise<Moment> => {
    if (!movable) throw new NotFound('clock', 'that can be moved')
    const before = offsetFrom(await table.get(clockKey))
    await table.write([putOffset(before, before + milliseconds(by)), ...extra])
    await runWhatIsDue()
    return makeClock({ table, movable, systemNow })()
  }
