import { TooMany } from '../../shared/domain/errors.ts'
import type { Moment } from '../../shared/domain/time.ts'
import type { Caller } from '../../shared/http/caller.ts'
import { countRequest, secondsLeft } from '../../shared/items/rate-item.ts'
import { ConditionFailed, type Table } from '../../shared/stores/table.ts'

/** How many requests a person may make for one organisation in a minute; below the throttle of the stage. */
export const REQUESTS_PER_MINUTE = 600

/**
 * Counts a request against its caller's limit, by the system's clock; throws TooMany beyond it. Callers without a name are
 * left to the firewall, which knows their addresses.
 */
export const limit = async (
  table: Pick<Table, 'write'>,
  caller: Caller,
  perMinute: number,
  now: Moment,
): Promise<void> => {
  if (caller.who === 'anyone') return
  const whose = `${caller.person.id}#${caller.who === 'representative' ? caller.organisation : caller.who}`
  try {
    await table.write([countRequest(whose, perMinute, now)])
  } catch (error) {
    if (error instanceof ConditionFailed) throw new TooMany(secondsLeft(now))
    throw error
  }
}
