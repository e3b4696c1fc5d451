import type { Cluster } from './cluster.ts'
import type { Membership } from './membership.ts'
import type { Organisation } from './organisation.ts'
import type { RulePack } from './rule-pack.ts'
import { before, deadlineAfter, type Moment } from './time.ts'

/** What the verification of a request leads to: admitted at once, the coordinator's consent, or a refusal with a word of ours. */
export type Verified =
  | { readonly outcome: 'open' }
  | { readonly outcome: 'consent' }
  | { readonly outcome: 'refused'; readonly because: 'notActive' | 'clusterEnded' }

/**
 * What becomes of a request to join as register and cluster stand. An open cluster admits every participant and partner that is active, at once;
 * one that the coordinator had removed needs consent there too.
 */
export const verifyRequest = (
  request: Pick<Membership, 'removedAt'>,
  cluster: Pick<Cluster, 'status' | 'admission'>,
  organisation: Pick<Organisation, 'status'> | undefined,
): Verified => {
  if (cluster.status !== 'registered') return { outcome: 'refused', because: 'clusterEnded' }
  if (organisation?.status !== 'active') return { outcome: 'refused', because: 'notActive' }
  return { outcome: cluster.admission === 'open' && request.removedAt === undefined ? 'open' : 'consent' }
}

/** The request once the coordinator is asked: until when it may object, and when it is warned that silence admits. */
export const askCoordinator = (request: Membership, pack: RulePack, now: Moment): Membership => {
  const decideBy = deadlineAfter(now, pack.times.joinConsent, pack.timeZone)
  const warnAt = before(decideBy, pack.times.joinWarning)
  return { ...request, decideBy, ...(warnAt > now ? { warnAt } : {}) }
}

/** Whether the time to object is over, so that silence admits. */
export const isSilent = (request: Membership, now: Moment): boolean =>
  request.decideBy !== undefined && request.decideBy <= now

/** The longest that a failing attempt is left before the next one begins, and how long the first is left; each later one twice as long. */
const FIRST = 5 * 60_000
const LONGEST = 24 * 60 * 60_000

/** Whether an attempt has had its time: a later one waits longer, so that what cannot succeed does not start executions without end. */
export const mayBeginAgain = ({ attempt = 1, startedAt, since }: Membership, now: Moment): boolean =>
  Date.parse(now) - Date.parse(startedAt ?? since) >= Math.min(LONGEST, FIRST * 2 ** (attempt - 1))

/** A request whose executions keep failing: somebody should look. */
export const keepsFailing = ({ attempt = 1 }: Membership): boolean => attempt >= 4

/** The request with its next attempt. */
export const beginAgain = (request: Membership, now: Moment): Membership => ({
  ...request,
  attempt: (request.attempt ?? 1) + 1,
  startedAt: now,
})
