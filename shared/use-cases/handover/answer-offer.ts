import { Conflict, NotFound } from '../../domain/errors.ts'
import { endHandover, statusAt, type Handover } from '../../domain/handover.ts'
import type { Table, Write } from '../../stores/table.ts'
import { isStillActive, writeExtra } from '../joining/acting.ts'
import { retryConflicts } from '../support/retry-conflicts.ts'
import { mailEverybody } from '../concern/mail-everybody.ts'
import { mailAbout } from '../support/cluster-mail.ts'
import { mailMany } from '../support/mail.ts'
import { aboutHandover, endingOf, type Doing } from './ending.ts'
import { handOver } from './hand-over.ts'
import type { HandoverDeps } from './lapse.ts'
import { assertHandable, findLed, type Found, type Led } from './led.ts'
import type { SaidOfHandover } from './offer-coordination.ts'
import { assertMayReceive } from './receiver.ts'
import { sceneOf, type Scene } from './scene.ts'

/** The offer for one of its two sides: NotFound for everybody else, after the same calls. */
const offerFor = async (
  table: Pick<Table, 'getMany'>,
  subject: string,
  side: 'from' | 'to',
  organisation: string,
): Promise<Found & { readonly handover: Handover }> => {
  const { led, handover } = await findLed(table, subject)
  if (handover?.[side] !== organisation) throw new NotFound('handover', subject)
  return { led, handover }
}

const assertOpen = (handover: Handover, now: string): void => {
  const status = statusAt(handover, now)
  if (status !== 'open') throw new Conflict('handoverClosed', { status })
}

const isVoid = (): Conflict => new Conflict('handoverClosed', { status: 'void' })

/** Whether the coordinator that offered still coordinates: else the offer is void, and the waker says so to both. */
const stillLed = (led: Led | undefined, { from }: Handover): Led => {
  if (led?.coordinator !== from) throw isVoid()
  assertHandable(led)
  return led
}

/** Everybody hears who coordinates from now on: all members; of an application both sides, and whoever was asked. */
const tellEverybody = (scene: Scene, handover: Handover, { id, now }: Doing): readonly Write[] => {
  const { led, to, answers } = scene
  const data = aboutHandover(handover)
  if (led.of === 'cluster') return mailEverybody(id, { ...led.cluster, coordinator: to }, 'handoverAccepted', now, data)
  const { subject, from } = handover
  return [
    mailAbout(subject, to, 'handoverAccepted', id, now, data),
    ...(answers.former
      ? [mailMany(`${id}-handoverAccepted`, subject, 'handoverAccepted', 'asked', false, now, data)]
      : [mailAbout(subject, from, 'handoverAccepted', id, now, data)]),
  ]
}

/**
 * Accepts the coordination, for whom it was offered to: from then on it coordinates, and the former coordinator is a member like others, in one
 * transaction. Accepting twice is harmless. Throws NotFound, and Conflict `handoverClosed` where the offer has ended or lost its ground,
 * `organisationNotActive`, `coordinatorMustBeParticipant`, or `notInThisState` while a registration goes on.
 */
export const makeAcceptCoordination =
  ({ table, newId }: HandoverDeps) =>
  (command: SaidOfHandover): Promise<Handover> =>
    retryConflicts(async () => {
      const { subject, organisation, by, now, extra = [] } = command
      const { led: found, handover } = await offerFor(table, subject, 'to', organisation)
      if (handover.status === 'accepted') {
        await writeExtra(table, extra)
        return handover
      }
      assertOpen(handover, now)
      const led = stillLed(found, handover)
      const scene = await sceneOf(table, led, organisation)
      await assertMayReceive(table, scene, isVoid())
      const doing = { by, now, id: newId() }
      await table.write([
        ...endingOf(led, handover, { status: 'accepted' }, doing),
        ...handOver(scene),
        isStillActive(organisation),
        ...tellEverybody(scene, handover, doing),
        ...extra,
      ])
      return endHandover(handover, { status: 'accepted' }, now)
    })

type Side = {
  readonly side: 'from' | 'to'
  readonly end: { readonly status: 'takenBack' } | { readonly status: 'declined'; readonly reason: string }
}

const endBy =
  ({ table, newId }: HandoverDeps) =>
  (command: SaidOfHandover, { side, end }: Side): Promise<Handover> =>
    retryConflicts(async () => {
      const { subject, organisation, by, now, extra = [] } = command
      const { led, handover } = await offerFor(table, subject, side, organisation)
      if (handover.status === end.status) {
        await writeExtra(table, extra)
        return handover
      }
      assertOpen(handover, now)
      await table.write([...endingOf(led, handover, end, { by, now, id: newId() }), ...extra])
      return endHandover(handover, end, now)
    })

/** Declines the coordination, with a reason that the coordinator hears; twice is harmless. Throws NotFound and Conflict `handoverClosed`. */
export const makeDeclineCoordination = (deps: HandoverDeps) => {
  const end = endBy(deps)
  return ({ reason, ...command }: SaidOfHandover & { readonly reason: string }): Promise<Handover> =>
    end(command, { side: 'to', end: { status: 'declined', reason } })
}

/** Takes an unanswered offer back, for the coordinator; twice is harmless. Throws NotFound and Conflict `handoverClosed`. */
export const makeTakeBackCoordination = (deps: HandoverDeps) => {
  const end = endBy(deps)
  return (command: SaidOfHandover): Promise<Handover> => end(command, { side: 'from', end: { status: 'takenBack' } })
}
