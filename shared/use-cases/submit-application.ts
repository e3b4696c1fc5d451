import type { Application } from '../domain/application.ts'
import { Conflict, PreconditionFailed } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import { deadlineAfter, type Moment } from '../domain/time.ts'
import { replaceApplication } from '../items/application-item.ts'
import { isNotHeld } from '../items/hold-item.ts'
import { dropDue } from '../items/due-item.ts'
import { askForStart, askForWake } from '../items/outbox-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { assertNotHeld } from './support/held.ts'
import { coordinatorsApplication, newestPack } from './support/load.ts'
import { mailCoordinator } from './support/mail.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What submitting needs from outside; `newCaseNumber` gives a number that people can say on the telephone, never the same twice. */
export type SubmitApplicationDeps = {
  readonly table: Pick<Table, 'get' | 'query' | 'write'>
  readonly newId: () => string
  readonly newCaseNumber: (now: Moment) => Promise<string>
}

/** Which application is sent, against the version that the sender saw (any, where it is not given). */
export type SubmitApplication = {
  readonly applicationId: string
  readonly organisation: string
  readonly version?: number | undefined
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const first = async (
  deps: SubmitApplicationDeps,
  application: Extract<Application, { status: 'draft' }>,
  { by, now, extra = [] }: SubmitApplication,
): Promise<Application> => {
  await assertNotHeld(deps.table, 'submissions')
  const pack = await newestPack(deps.table)
  const id = deps.newId()
  const { marks: _, ...unmarked } = application
  const next: Application = {
    ...unmarked,
    status: 'screening',
    mode: application.mode ?? pack.defaultMode,
    caseNumber: await deps.newCaseNumber(now),
    submittedAt: now,
    packVersion: pack.version,
    attempt: 1,
    enteredAt: now,
    deadline: deadlineAfter(now, pack.times.gathering, pack.timeZone),
    extensions: 0,
  }
  await deps.table.write([
    replaceApplication(application, next, { resumeAt: 'ScreenApplication' }),
    isNotHeld('submissions'),
    askForStart(application.id, 1, now),
    tell(
      id,
      application.id,
      'submitted',
      { by, now, packVersion: pack.version },
      { organisation: application.applicant },
    ),
    mailCoordinator(application, 'submissionReceived', id, now),
    ...extra,
  ])
  return { ...next, version: application.version + 1 }
}

const again = async (
  { table, newId }: SubmitApplicationDeps,
  application: Extract<Application, { status: 'needsCorrection' }>,
  { by, now, extra = [] }: SubmitApplication,
): Promise<Application> => {
  if (now >= application.correctBy) throw new Conflict('deadlinePassed', { deadline: application.correctBy })
  const next: Application = { ...application, status: 'screening', enteredAt: now }
  await table.write([
    replaceApplication(application, next),
    dropDue(application.id, 'correction'),
    askForWake(application.id, now),
    tell(newId(), application.id, 'resubmitted', { by, now }, { organisation: application.applicant }),
    ...extra,
  ])
  return { ...next, version: application.version + 1 }
}

/**
 * Sends a draft on its way (under the newest rule pack, with a case number), or one that was returned for correction back to screening.
 * Throws Held for a first submission while operators hold those, Conflict `notInThisState` for one that is on its way or has ended, PreconditionFailed where it was changed since it was seen.
 */
export const makeSubmitApplication =
  (deps: SubmitApplicationDeps) =>
  (command: SubmitApplication): Promise<Application> =>
    retryConflicts(async () => {
      const { application } = await coordinatorsApplication(deps.table, command.applicationId, command.organisation)
      const isFirst = application.status === 'draft'
      if (!isFirst && application.status !== 'needsCorrection')
        throw new Conflict('notInThisState', { status: application.status })
      if (command.version !== undefined && command.version !== application.version) throw new PreconditionFailed()
      return isFirst ? first(deps, application, command) : again(deps, application, command)
    })
