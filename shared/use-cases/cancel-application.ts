import type { Submitted } from '../domain/application.ts'
import { Conflict, Forbidden } from '../domain/errors.ts'
import type { Moment } from '../domain/time.ts'
import { isLive } from '../domain/transitions.ts'
import { answerKey } from '../items/answer-item.ts'
import { applicationKey } from '../items/application-item.ts'
import type { Table, Write } from '../stores/table.ts'
import { submittedIn } from './support/load.ts'
import { organisationsOf } from './support/officers.ts'
import { retryConflicts } from './support/retry-conflicts.ts'
import { takeBack } from './support/take-back.ts'

/** Which application an officer cancels, and why. */
export type CancelApplication = {
  readonly applicationId: string
  readonly reason: string
  readonly personId: string
  readonly now: Moment
  readonly extra?: readonly Write[]
}

const isConcerned = async (table: Table, { id, applicant }: Submitted, personId: string): Promise<boolean> => {
  const own = await organisationsOf(table, personId)
  return own.includes(applicant) || (await table.getMany(own.map((key) => answerKey(id, key)))).length > 0
}

/**
 * Ends a submitted application by an officer's decision, in any state before registration; it ends like a withdrawal, and everybody concerned
 * hears the reason. Twice is harmless. Throws NotFound for a draft, Forbidden for an officer whose own organisation is in it, and Conflict
 * `notInThisState` for one that has ended otherwise.
 */
export const makeCancelApplication =
  (deps: { readonly table: Table; readonly newId: () => string }) =>
  (command: CancelApplication): Promise<Submitted> =>
    retryConflicts(async () => {
      const { applicationId, personId, ...how } = command
      const { application, run } = submittedIn(await deps.table.get(applicationKey(applicationId)), applicationId)
      if (await isConcerned(deps.table, application, personId)) throw new Forbidden('officerIsConcerned')
      if (application.status === 'withdrawn' && application.cancelled) return application
      if (!isLive(application.status)) throw new Conflict('notInThisState', { status: application.status })
      const by = { as: 'officer', personId } as const
      await takeBack(deps, { application, run, as: 'cancelled', ...how, by })
      return submittedIn(await deps.table.get(applicationKey(applicationId)), applicationId).application
    })
