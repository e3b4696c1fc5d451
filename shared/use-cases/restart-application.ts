import { executionName } from '../domain/execution.ts'
import type { Actor } from '../domain/person.ts'
import type { Moment } from '../domain/time.ts'
import type { StopExecution } from '../stores/functions.ts'
import { makeRestartAttempt, type RestartAttemptDeps } from './restart-attempt.ts'

/** What an operator's restart needs from outside. */
export type RestartApplicationDeps = RestartAttemptDeps & { readonly stopExecution: StopExecution }

/** Which application, and the attempt that the operator saw. */
export type RestartApplication = {
  readonly applicationId: string
  readonly attempt: number
  readonly by: Actor
  readonly now: Moment
}

/**
 * Begins the next attempt by an operator's wish, and stops the execution of the one before, which nobody would wake any more.
 * Harmless when done twice: by then the named attempt is not the stored one.
 */
export const makeRestartApplication = (deps: RestartApplicationDeps) => {
  const restart = makeRestartAttempt(deps)
  return async ({ applicationId, attempt, by, now }: RestartApplication): Promise<'restarted' | 'alreadyMoved'> => {
    const outcome = await restart({ applicationId, expectedAttempt: attempt, because: 'operator', by, now })
    await deps.stopExecution(executionName(applicationId, attempt))
    return outcome
  }
}
