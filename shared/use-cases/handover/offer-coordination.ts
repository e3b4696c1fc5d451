import { Conflict, NotFound } from '../../domain/errors.ts'
import { offerHandover, statusAt, type Handover, type HandoverEnd } from '../../domain/handover.ts'
import type { Actor } from '../../domain/person.ts'
import type { Moment } from '../../domain/time.ts'
import { applicationKey } from '../../items/application-item.ts'
import { clusterKey } from '../../items/cluster-item.ts'
import { putHandover } from '../../items/handover-item.ts'
import type { Check, Table, Write } from '../../stores/table.ts'
import { assertActive, isStillActive, writeExtra } from '../joining/acting.ts'
import { newestPack } from '../support/load.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { approach } from './approach.ts'
import { tellEnd, tellHandover, type Doing } from './ending.ts'
import { whyVoid, type HandoverDeps } from './lapse.ts'
import { assertHandable, findLed, type Led } from './led.ts'
import { assertMayReceive } from './receiver.ts'
import { sceneOf } from './scene.ts'

/** Who says something about the coordination of what bears an id, for its own organisation; `extra` goes into the same transaction. */
export type SaidOfHandover = {
  readonly subject: string
  readonly organisation: string
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

/** To whom the coordination is offered, and what the coordinator adds to that. */
export type OfferCoordination = SaidOfHandover & { readonly to: string; readonly message: string }

/** That it is still coordinated by whom it was read to be, and in the same state. */
const isStillLed = (led: Led): Check =>
  led.of === 'cluster'
    ? {
        check: clusterKey(led.cluster.id),
        when: [
          { attribute: 'status', is: 'registered' },
          { attribute: 'coordinator', is: led.coordinator },
        ],
      }
    : {
        check: applicationKey(led.application.id),
        when: [
          { attribute: 'status', is: led.application.status },
          { attribute: 'applicant', is: led.coordinator },
        ],
      }

/** What is told of the offer before, which gives way because its time or its ground is gone. Throws Conflict `handoverOpen` where it still stands. */
const makeRoom = async (
  table: Table,
  led: Led,
  before: Handover | undefined,
  doing: Doing,
): Promise<readonly Write[]> => {
  if (before?.status !== 'open') return []
  const because = await whyVoid(table, led, before)
  if (!because && statusAt(before, doing.now) === 'open')
    throw new Conflict('handoverOpen', { until: before.expiresAt })
  const end: HandoverEnd = because ? { status: 'void', because } : { status: 'expired' }
  return tellEnd(led, before, end, doing)
}

const isRepeat = (before: Handover | undefined, { organisation, to, now }: OfferCoordination): before is Handover =>
  before?.from === organisation && before.to === to && statusAt(before, now) === 'open'

/**
 * Offers the coordination to another organisation that belongs, for the coordinator; it passes when that accepts. One offer is open at a time,
 * and the same again changes nothing. Throws NotFound, TooMany, and Conflict `handoverOpen`, `organisationNotActive` (of either),
 * `notInThisState`, `notAccepting` or `coordinatorMustBeParticipant`.
 */
export const makeOfferCoordination =
  ({ table, newId }: HandoverDeps) =>
  (command: OfferCoordination): Promise<Handover> =>
    retryConflicts(async () => {
      const { subject, organisation, to, message, by, now, extra = [] } = command
      const { led, handover: before } = await findLed(table, subject)
      if (led?.coordinator !== organisation) throw new NotFound('coordination', subject)
      assertHandable(led)
      await assertMayReceive(table, await sceneOf(table, led, to), new NotFound('member', to))
      await assertActive(table, organisation)
      if (isRepeat(before, command)) {
        await writeExtra(table, extra)
        return before
      }
      const room = await makeRoom(table, led, before, { by: { as: 'service' }, now, id: newId() })
      const doing = { by, now, id: newId() }
      const offered = { subject, offer: doing.id, from: organisation, to, message }
      const handover = offerHandover(offered, await newestPack(table), now)
      await table.write([
        putHandover(before, handover),
        isStillLed(led),
        isStillActive(to),
        ...(await approach(table, led, to, now)),
        ...room,
        ...tellHandover(led, handover, 'handoverOffered', [to], doing),
        ...extra,
      ])
      return handover
    })
