import type { Application } from '../domain/application.ts'
import { Conflict } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { isLive } from '../domain/transitions.ts'
import type { Table, Write } from '../stores/table.ts'
import { coordinatorsApplication } from './support/load.ts'
import { retryConflicts } from './support/retry-conflicts.ts'
import { takeBack } from './support/take-back.ts'

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
      return takeBack(deps, { application, run, as: 'withdrawn', ...command })
    })
