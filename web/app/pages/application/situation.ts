import type { Reply } from '../../api/types.ts'
import type { Dates } from '../../i18n/dates.ts'
import type { TimelineEvent } from '../../i18n/event-data.ts'

/** An application as its reader may see it. */
export type Application = Reply<'GET /api/applications/{id}'>
export type Own = Extract<Application, { as: 'applicant' }>
export type Asked = Extract<Application, { as: 'asked' }>
export type Counts = Reply<'GET /api/applications/{id}/counts'>
export type DecisionTime = Reply<'GET /api/applications/{id}/decision-time'>

/** What a sentence about whose turn it is may mention; dates are in words. */
export type Situation = {
  /** Whether the reader is the applicant. */
  readonly mine: boolean
  /** How many are still to answer and would count. */
  readonly open: number
  /** How many confirmations are missing. */
  readonly missing: number
  readonly mode: Own['mode']
  readonly deadline: string
  /** When the window for inviting more closes. */
  readonly until: string
  readonly faults: number
  readonly correctBy: string
  readonly ended: string
  /** When an officer was asked. */
  readonly since: string | undefined
  /** Whether an officer ended it, not the coordinator. */
  readonly cancelled: boolean
}

/** What an application can wait for; one that has ended waits for nothing, and has its end said instead. */
export type Waiting =
  | Exclude<Application['turn']['waitingFor'], 'nothing'>
  | Extract<Application['status'], 'registered' | 'rejected' | 'withdrawn' | 'expired'>

/** What is known of an application. */
export type Known = {
  readonly application: Application
  readonly counts: Pick<Counts, 'confirmed' | 'open' | 'minimum'>
  readonly decision?: DecisionTime | undefined
  readonly events: readonly TimelineEvent[]
}

/** What an application waits for. */
export const waitingOf = ({ status, turn }: Pick<Application, 'status' | 'turn'>): Waiting => {
  if (turn.waitingFor !== 'nothing') return turn.waitingFor
  return status === 'registered' || status === 'rejected' || status === 'withdrawn' ? status : 'expired'
}

const windowEnd = (decision: DecisionTime | undefined): string | undefined =>
  decision?.next?.decide === false ? decision.next.lookAgainAt : undefined

/** What is known of an application, as its sentences need it. */
export const situationOf = ({ application, counts, decision, events }: Known, dates: Dates): Situation => {
  const own = application.as === 'applicant' ? application : undefined
  const { deadline } = application
  const limit = (moment: string | undefined): string => (moment === undefined ? '' : dates.limit(moment))
  const end = own?.endedAt ?? events.at(-1)?.at
  const asked = events.findLast(({ type }) => type === 'sentToOfficer')
  return {
    mine: own !== undefined,
    open: counts.open,
    missing: Math.max(0, counts.minimum - counts.confirmed),
    mode: own?.mode,
    deadline: limit(deadline),
    until: limit(windowEnd(decision) ?? deadline),
    faults: own?.faults?.length ?? 0,
    correctBy: limit(own?.correctBy),
    ended: end === undefined ? '' : dates.day(end),
    since: asked && dates.stamp(asked.at),
    cancelled: application.cancelled === true,
  }
}

/** Whether anything may still change: until it ends, and after the registration as long as answers are open that would let more join. */
export const isMoving = ({ application: { status }, counts }: Pick<Known, 'application' | 'counts'>): boolean =>
  status === 'registered' ? counts.open > 0 : !['rejected', 'withdrawn', 'expired'].includes(status)
