import { handoverFrom } from '../../items/handover-item.ts'
import { endingOf } from '../handover/ending.ts'
import { findLed } from '../handover/led.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

/** Ends an offer to hand the coordination over that nobody has answered in time; both sides hear. */
export const actOnHandover = async ({ table, newId }: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  const handover = handoverFrom(item)
  const { led } = await findLed(table, handover.subject)
  await table.write(endingOf(led, handover, { status: 'expired' }, { by: { as: 'service' }, now, id: newId() }))
  return 'expired'
}
