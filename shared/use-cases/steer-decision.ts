import { isSubmitted, type Application, type Submitted } from '../domain/application.ts'
import { gateHolds } from '../domain/decision.ts'
import { Conflict, GateShort } from '../domain/errors.ts'
import type { Mode } from '../domain/mode.ts'
import type { Actor } from '../domain/person.ts'
import { reported } from '../domain/rule-result.ts'
import { deadlineAfter, type Moment } from '../domain/time.ts'
import { isOpenToInvitees } from '../domain/transitions.ts'
import { replaceApplication, type Run } from '../items/application-item.ts'
import { putDue } from '../items/due-item.ts'
import { askForWake } from '../items/outbox-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { assessNow } from './assess-consortium.ts'
import { tell } from './support/event.ts'
import { coordinatorsApplication, packOf } from './support/load.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What steering the decision needs from outside. */
export type SteerDecisionDeps = { readonly table: Table; readonly newId: () => string }

/** A coordinator's word about one application. */
export type Steer = {
  readonly applicationId: string
  readonly organisation: string
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const steerable = async (
  table: Table,
  { applicationId, organisation, now }: Steer,
): Promise<{ application: Submitted; run: Run }> => {
  const { application, run } = await coordinatorsApplication(table, applicationId, organisation)
  if (!run || !isSubmitted(application)) throw new Conflict('notInThisState', { status: application.status })
  if (!isOpenToInvitees(application.status)) throw new Conflict('notInThisState', { status: application.status })
  if (now >= application.deadline) throw new Conflict('deadlinePassed', { deadline: application.deadline })
  return { application, run }
}

/** Forgetting the last assessment makes the next look a new one: the waker then asks again whether to decide. */
const unassessed = (run: Run): Run => {
  const { assessed: _, ...rest } = run
  return rest
}

const save = async (
  { table }: SteerDecisionDeps,
  { application, run }: { application: Submitted; run: Run },
  next: Submitted,
  steer: Steer,
  writes: readonly Write[],
): Promise<Application> => {
  await table.write([
    replaceApplication(application, next, unassessed(run)),
    askForWake(application.id, steer.now),
    ...writes,
    ...(steer.extra ?? []),
  ])
  return { ...next, version: application.version + 1 }
}

/** Chooses when the application is decided; a word given before is taken back with it. To choose again what is chosen changes nothing. */
export const makeChooseMode =
  (deps: SteerDecisionDeps) =>
  (steer: Steer & { readonly mode: Mode }): Promise<Application> =>
    retryConflicts(async () => {
      const subject = await steerable(deps.table, steer)
      const { by, now, mode } = steer
      if (subject.application.mode === mode && subject.application.word === undefined) return subject.application
      const event = tell(deps.newId(), subject.application.id, 'modeChosen', { by, now }, { data: { mode } })
      const { word: _, ...wordless } = subject.application
      return save(deps, subject, { ...wordless, mode }, steer, [event])
    })

/** "Decide now": gives the coordinator's word. Throws GateShort with the rules as they stand while the gate does not hold. */
export const makeDecideNow =
  (deps: SteerDecisionDeps) =>
  (steer: Steer): Promise<Application> =>
    retryConflicts(async () => {
      const subject = await steerable(deps.table, steer)
      const { application } = subject
      const { by, now } = steer
      const { results } = await assessNow(deps.table, application, now)
      if (!gateHolds(results)) throw new GateShort(results.map(reported))
      const next: Submitted = { ...application, mode: 'onMyWord', word: now }
      return save(deps, subject, next, steer, [tell(deps.newId(), application.id, 'wordGiven', { by, now })])
    })

/** Extends the deadline, as often as the pack allows. Throws Conflict `noMoreExtensions`. */
export const makeExtend =
  (deps: SteerDecisionDeps) =>
  (steer: Steer): Promise<Application> =>
    retryConflicts(async () => {
      const subject = await steerable(deps.table, steer)
      const { application } = subject
      const pack = await packOf(deps.table, application.packVersion)
      if (application.extensions >= pack.maximumExtensions)
        throw new Conflict('noMoreExtensions', { allowed: pack.maximumExtensions })
      const deadline = deadlineAfter(application.deadline, pack.times.extension, pack.timeZone)
      const next: Submitted = { ...application, deadline, extensions: application.extensions + 1 }
      const { by, now } = steer
      return save(deps, subject, next, steer, [
        putDue(application.id, 'deadline', deadline),
        tell(deps.newId(), application.id, 'extended', { by, now }, { data: { deadline } }),
      ])
    })
