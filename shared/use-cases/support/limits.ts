import { TooMany } from '../../domain/errors.ts'
import type { Moment } from '../../domain/time.ts'
import { COUNTER } from '../../items/counter-item.ts'
import { ConditionFailed, type Table, type Write } from '../../stores/table.ts'

const seconds = { hour: 60 * 60, day: 24 * 60 * 60 } as const

const secondsLeft = (per: keyof typeof seconds, now: Moment): number =>
  seconds[per] - (Math.floor(Date.parse(now) / 1000) % seconds[per])

/** Writes; where a counter among the members is full, throws TooMany until its hour or day is over. */
export const writeWithinLimits = async (
  table: Pick<Table, 'write'>,
  per: keyof typeof seconds,
  now: Moment,
  writes: readonly Write[],
): Promise<void> => {
  try {
    await table.write(writes)
  } catch (error) {
    const isFull = error instanceof ConditionFailed && error.failures.some(({ item }) => item?.['entity'] === COUNTER)
    throw isFull ? new TooMany(secondsLeft(per, now)) : error
  }
}
