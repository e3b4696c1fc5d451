import type { Handover, VoidBecause } from '../../domain/handover.ts'
import type { Moment } from '../../domain/time.ts'
import type { Table } from '../../stores/table.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { endingOf } from './ending.ts'
import { findLed, isGoingOn, type Led } from './led.ts'
import { obstacleIn, sceneOf } from './scene.ts'

/** What the use cases about handing over need from outside. */
export type HandoverDeps = { readonly table: Table; readonly newId: () => string }

/** Why an open offer has lost its ground; undefined where it stands. */
export const whyVoid = async (
  table: Pick<Table, 'get' | 'getMany' | 'query'>,
  led: Led | undefined,
  { from, to }: Handover,
): Promise<VoidBecause | undefined> => {
  if (!led || !isGoingOn(led)) return 'ended'
  if (led.coordinator !== from) return 'coordinatorChanged'
  return obstacleIn(table, await sceneOf(table, led, to))
}

/**
 * Ends an open offer that has lost its ground: the receiver belongs no more or may not lead, somebody else coordinates, or it is over. Both
 * sides hear. Harmless at any time and any number of times.
 */
export const makeLapseHandover =
  ({ table, newId }: HandoverDeps) =>
  ({ subject, now }: { readonly subject: string; readonly now: Moment }): Promise<void> =>
    retryConflicts(async () => {
      const { led, handover } = await findLed(table, subject)
      if (handover?.status !== 'open') return
      const because = await whyVoid(table, led, handover)
      if (!because) return
      await table.write(
        endingOf(led, handover, { status: 'void', because }, { by: { as: 'service' }, now, id: newId() }),
      )
    })
