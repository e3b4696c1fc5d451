import type { Application, Submitted } from '../domain/application.ts'
import { Conflict } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { isLive } from '../domain/transitions.ts'
import { replaceApplication, type Run } from '../items/application-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { endingWrites } from './support/ending.ts'
import { tell } from './support/event.ts'
import { coordinatorsApplication, countsOf } from './support/load.ts'
import { mailCoordinator, mailMany } from './support/mail.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What withdrawing needs from outside. */
export type WithdrawApplicationDeps = { readonly table: Table; readonly newId: () => string }

/** Which application is withdrawn, and why if its coordinator says so. */
export type WithdrawApplication = {
  readonly applicationId: string
  readonly organisation: string
  readonly reason?: string | undefined
  readonly by: Actor
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const withdraw = async (
  { table, newId }: WithdrawApplicationDeps,
  application: Submitted,
  run: Run | undefined,
  { reason, by, now, extra = [] }: WithdrawApplication,
): Promise<Application> => {
  const id = newId()
  const hasGathered = (await countsOf(table, application.id)).length > 0
  const { stuck: _, ...moving } = application
  const next: Application = {
    ...moving,
    status: 'withdrawn',
    endedAt: now,
    attempt: application.attempt + 1,
    ...(reason === undefined ? {} : { reason }),
  }
  await table.write([
    replaceApplication(application, next, { resumeAt: run?.resumeAt ?? 'ScreenApplication' }),
    ...(await endingWrites(table, application.id, run, undefined, hasGathered, now)),
    tell(id, application.id, 'withdrawn', { by, now }, { data: reason === undefined ? {} : { reason } }),
    mailCoordinator(application, 'withdrawn', id, now),
    ...(hasGathered ? [mailMany(`${id}-withdrawn`, application.id, 'withdrawn', 'asked', true, now)] : []),
    ...extra,
  ])
  return { ...next, version: application.version + 1 }
}

/**
 * Ends a submitted application by its coordinator's wish, in one transaction from any state before registration. Withdrawing twice is
 * harmless. Throws Conflict `notInThisState` for a draft and for one that has ended otherwise.
 */
export const makeWithdrawApplication =
  (deps: WithdrawApplicationDeps) =>
  (command: WithdrawApplication): Promise<Application> =>
    retryConflicts(async () => {
      const { application, run } = await coordinatorsApplication(
        deps.table,
        command.applicationId,
        command.organisation,
      )
      if (application.status === 'withdrawn') return application
      if (application.status === 'draft' || !isLive(application.status))
        throw new Conflict('notInThisState', { status: application.status })
      return withdraw(deps, application, run, command)
    })
