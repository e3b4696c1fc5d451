/** @import { Application, Counts, DecisionTime, TimelineEvent } from '../../replies.ts' */
/** @import { Dates } from './dates.js' */

/**
 * What a sentence about whose turn it is may mention; dates are in words.
 * @typedef {object} Situation
 * @property {boolean} mine whether the reader is the applicant
 * @property {number} open how many are still to answer and would count
 * @property {number} missing how many confirmations are missing
 * @property {'whenRulesHold' | 'whenAllAnswered' | 'onMyWord' | undefined} mode
 * @property {string} deadline
 * @property {string} until when the window for inviting more closes
 * @property {number} faults
 * @property {string} correctBy
 * @property {string} ended
 * @property {string | undefined} since when an officer was asked
 */

/** @typedef {Exclude<Application['turn']['waitingFor'], 'nothing'> | 'registered' | 'rejected' | 'withdrawn' | 'expired'} Waiting */

/** @typedef {{ readonly application: Application, readonly counts: Counts, readonly decision?: DecisionTime | undefined, readonly events: readonly TimelineEvent[] }} Known */

/**
 * What an application waits for; one that has ended waits for nothing, and has its end said instead.
 * @param {Application} application
 * @returns {Waiting}
 */
export const waitingOf = ({ status, turn }) => {
  if (turn.waitingFor !== 'nothing') return turn.waitingFor
  return status === 'registered' || status === 'rejected' || status === 'withdrawn' ? status : 'expired'
}

/**
 * @param {DecisionTime | undefined} decision
 * @returns {string | undefined}
 */
const windowEnd = (decision) => (decision?.next?.decide === false ? decision.next.lookAgainAt : undefined)

/**
 * What is known of an application, as its sentences need it.
 * @param {Known} known
 * @param {Dates} dates
 * @returns {Situation}
 */
export const situationOf = ({ application, counts, decision, events }, dates) => {
  const own = application.as === 'applicant' ? application : undefined
  const { deadline } = application
  /** @param {string | undefined} moment */
  const limit = (moment) => (moment === undefined ? '' : dates.limit(moment))
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
  }
}

/**
 * Whether anything may still change: until it ends, and after the registration as long as answers are open that would let more join.
 * @param {Known} known
 */
export const isMoving = ({ application: { status }, counts }) =>
  status === 'registered' ? counts.open > 0 : !['rejected', 'withdrawn', 'expired'].includes(status)
