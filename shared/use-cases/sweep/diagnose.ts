import type { Submitted } from '../../domain/application.ts'
import { milliseconds, type Moment, type Span } from '../../domain/time.ts'
import type { Run } from '../../items/application-item.ts'
import type { Wait, WaitKind } from '../../items/wait-item.ts'

/** An application that should have an execution, with what stands beside it in the table, read consistently. */
export type Live = {
  readonly application: Submitted
  readonly run: Run
  readonly start: { readonly attempt: number; readonly at: Moment } | undefined
  readonly waits: readonly Wait[]
  readonly awaitsRetry: boolean
}

/**
 * What is wrong with it: nobody started its attempt; a task takes too long, or a wait never began; its wait is over and
 * nobody has ended it; `waits`: nothing, as long as its execution runs.
 */
export type Diagnosis = 'stuck' | 'notStarted' | 'tooLong' | 'notWoken' | 'waits' | 'fine'

const PATIENCE = { request: { minutes: 2 }, wait: { minutes: 2 }, task: { minutes: 5 } } as const satisfies {
  readonly [of: string]: Span
}

const waitOf = ({ status }: Submitted): WaitKind | undefined => {
  switch (status) {
    case 'needsCorrection':
      return 'correction'
    case 'gathering':
      return 'consortium'
    case 'review':
      return 'officer'
    case 'screening':
    case 'assessing':
    case 'registering':
    case 'registered':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return undefined
  }
}

/** How long the state may last without a wait. Until the first assessment a gathering application may still be inviting. */
const patienceWith = ({ application, run }: Live): Span => {
  if (!waitOf(application)) return PATIENCE.task
  return application.status === 'gathering' && !run.assessed ? PATIENCE.task : PATIENCE.wait
}

/** The moment that its wait ends at by itself, whatever happens. */
const endOf = ({ application, run }: Live): Moment | undefined => {
  if (application.status === 'needsCorrection') return application.correctBy
  if (application.status !== 'gathering') return undefined
  const { lookAgainAt } = run.assessed ?? {}
  return lookAgainAt !== undefined && lookAgainAt < application.deadline ? lookAgainAt : application.deadline
}

/** What is wrong with a live application at a moment. */
export const diagnose = (live: Live, now: Moment): Diagnosis => {
  const { application, start, waits, awaitsRetry } = live
  const isOlder = (moment: Moment | undefined, than: Span) =>
    moment !== undefined && Date.parse(moment) + milliseconds(than) <= Date.parse(now)

  if (application.stuck) return 'stuck'
  if (awaitsRetry) return 'fine'
  if (start?.attempt === application.attempt) return isOlder(start.at, PATIENCE.request) ? 'notStarted' : 'fine'
  const kind = waitOf(application)
  const isWaiting = waits.some((wait) => wait.kind === kind && wait.attempt === application.attempt)
  if (!isWaiting) return isOlder(application.enteredAt, patienceWith(live)) ? 'tooLong' : 'fine'
  return isOlder(endOf(live), PATIENCE.request) ? 'notWoken' : 'waits'
}
