import type { Status, Submitted } from '../domain/application.ts'
import { Conflict } from '../domain/errors.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import { isLive } from '../domain/transitions.ts'
import { applicationKey, replaceApplication, type ResumeAt } from '../items/application-item.ts'
import { dropDue } from '../items/due-item.ts'
import { askForStart } from '../items/outbox-item.ts'
import type { Table } from '../stores/table.ts'
import { tell } from './support/event.ts'
import { submittedIn } from './support/load.ts'
import { retryConflicts } from './support/retry-conflicts.ts'

/** What a restart needs from outside. */
export type RestartAttemptDeps = { readonly table: Table; readonly newId: () => string }

/** `expectedAttempt`: do nothing if another attempt has begun since (harmless twice). */
export type RestartAttempt = {
  readonly applicationId: string
  readonly expectedAttempt: number
  readonly because: 'operator' | 'failure' | 'executionGone' | 'notStarted'
  readonly by: Actor
  readonly now: Moment
}

/** The state of the workflow that an application in a state goes on in; undefined where there is nothing to go on with. */
export const resumeAtFor = (status: Status): ResumeAt | undefined => {
  switch (status) {
    case 'screening':
      return 'ScreenApplication'
    case 'needsCorrection':
      return 'AwaitCorrection'
    case 'gathering':
      return 'InviteConsortium'
    case 'assessing':
    case 'registering':
      return 'AssessConsortium'
    case 'review':
      return 'AwaitOfficer'
    case 'draft':
    case 'registered':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return undefined
  }
}

/**
 * Begins the next attempt of an application where its state says: one transaction raises the attempt, says where to resume and asks for the
 * execution. Restart, re-adoption and repair are all this. Throws Conflict `notRestartable` where the application has ended.
 */
export const makeRestartAttempt =
  ({ table, newId }: RestartAttemptDeps) =>
  ({ applicationId, expectedAttempt, because, by, now }: RestartAttempt): Promise<'restarted' | 'alreadyMoved'> =>
    retryConflicts(async () => {
      const { application, run } = submittedIn(await table.get(applicationKey(applicationId)), applicationId)
      if (application.attempt !== expectedAttempt) return 'alreadyMoved'
      const resumeAt = resumeAtFor(application.status)
      if (!resumeAt || !isLive(application.status)) throw new Conflict('notRestartable', { status: application.status })
      const { stuck: _, ...moving } = application
      const next: Submitted = { ...moving, attempt: application.attempt + 1, enteredAt: now }
      const { failures, ...kept } = run
      await table.write([
        replaceApplication(application, next, {
          ...kept,
          resumeAt,
          ...(because === 'failure' && failures ? { failures } : {}),
        }),
        dropDue(applicationId, 'retry'),
        askForStart(applicationId, next.attempt, now),
        tell(newId(), applicationId, 'restarted', { by, now }, { data: { because, attempt: next.attempt } }),
      ])
      return 'restarted'
    })
