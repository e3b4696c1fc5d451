import { Conflict, TooMany } from '../../domain/errors.ts'
import { refusalOf } from '../../domain/invitation-wishes.ts'
import { after, type Moment } from '../../domain/time.ts'
import { askedOn, senderKey, takeFromAllowance } from '../../items/sender-item.ts'
import { wishesStand } from '../../items/wishes-item.ts'
import type { Table, Write } from '../../stores/table.ts'
import { isListing } from '../add-invitees.ts'
import { newestPack } from '../support/load.ts'
import { wishesOf } from '../support/may-be-invited.ts'
import type { Led } from './led.ts'

const secondsToTomorrow = (now: Moment): number =>
  Math.ceil((Date.parse(`${after(now, { days: 1 }).slice(0, 10)}T00:00:00.000Z`) - Date.parse(now)) / 1000)

/**
 * What an offer takes where the receiver is only listed and has said nothing to anybody yet: it reaches a stranger as an invitation does, so its
 * wishes are heeded and it is taken out of the sender's day. Throws Conflict `notAccepting` and TooMany.
 */
export const approach = async (
  table: Pick<Table, 'get' | 'getMany' | 'query'>,
  led: Led,
  to: string,
  now: Moment,
): Promise<readonly Write[]> => {
  if (led.of === 'cluster' || !isListing(led.application)) return []
  const { coordinator } = led
  const [wished, { caps }, sender] = await Promise.all([
    wishesOf(table, [to]),
    newestPack(table),
    table.get(senderKey(coordinator, now)),
  ])
  const wishes = wished.get(to)
  const refusal = refusalOf(wishes, coordinator, now)
  if (refusal) throw new Conflict('notAccepting', refusal.until === undefined ? {} : { until: refusal.until })
  if (askedOn(sender) >= caps.perSenderAndDay) throw new TooMany(secondsToTomorrow(now))
  return [wishesStand(to, wishes), takeFromAllowance(coordinator, 1, caps.perSenderAndDay, now)]
}
