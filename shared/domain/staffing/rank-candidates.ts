import { before as momentBefore, type Moment } from '../time.ts'
import type { Standing } from '../chain/standing.ts'
import type { Candidate, Hindrance } from './candidate.ts'
import { pointsOf, reasonsFor, WAITING, type Reason, type Wanted } from './reasons.ts'

/**
 * What is known of a candidate besides its profile: how it stands, whether it is put down for the stage already, what stands against inviting it, and
 * when anybody last invited it.
 */
export type CandidateFacts = {
  readonly candidate: Candidate
  readonly standing: Standing
  readonly isPutDown: boolean
  readonly hindrance?: Hindrance | undefined
  readonly lastInvitedAt?: Moment | undefined
}

/** A candidate with its points and what they are for. */
export type RankedCandidate = CandidateFacts & { readonly points: number; readonly reasons: readonly Reason[] }

const DAY = 86_400_000

/**
 * Points for how long nobody has invited somebody, growing day by day to the full number after half a year: so whoever is passed over comes up in the end.
 * It is the aging by which a scheduler keeps anybody from starving (Silberschatz, Galvin and Gagne, "Operating System Concepts", on priority scheduling).
 */
const waitingReason = ({ standing, lastInvitedAt }: CandidateFacts, now: Moment): readonly Reason[] => {
  if (standing === 'member' || standing === 'asked') return []
  if (lastInvitedAt === undefined) return [{ because: 'waiting', points: WAITING.points }]
  const days = Math.max(0, Math.floor((Date.parse(now) - Date.parse(lastInvitedAt)) / DAY))
  const isLongAgo = lastInvitedAt <= momentBefore(now, { days: WAITING.days })
  const points = isLongAgo ? WAITING.points : Math.floor((WAITING.points * days) / WAITING.days)
  return [{ because: 'waiting', points, days }]
}

const rankOne = (facts: CandidateFacts, wanted: Wanted, now: Moment): RankedCandidate | undefined => {
  const best = facts.candidate.offers
    .map((offer) => reasonsFor(facts.candidate, offer, wanted))
    .reduce((one, other) => (pointsOf(other) > pointsOf(one) ? other : one), [])
  if (best.length === 0) return undefined
  const reasons = [...best, ...waitingReason(facts, now)]
  return { ...facts, points: pointsOf(reasons), reasons }
}

/** A number that looks random, the same for the same text (FNV-1a). */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return value
}

/** Members come first, then those who were asked, then others; whoever cannot be invited now stays in sight, at the end. */
const tierOf = ({ standing, hindrance }: CandidateFacts): number => {
  if (hindrance) return 3
  return standing === 'member' ? 0 : standing === 'asked' ? 1 : 2
}

/**
 * Candidates in the order of their claim: by tier, then by points (see `reasons.ts`); equals in an order that differs from stage to stage, so that
 * nobody is always last. Who offers nothing that meets the capability is left out.
 */
export const rankCandidates = (
  all: readonly CandidateFacts[],
  wanted: Wanted,
  now: Moment,
): readonly RankedCandidate[] =>
  all
    .flatMap((facts) => rankOne(facts, wanted, now) ?? [])
    .map((ranked) => ({
      ranked,
      tier: tierOf(ranked),
      turn: hash(`${ranked.candidate.key} ${wanted.stage.id} ${wanted.take.capability}`),
    }))
    .toSorted((a, b) => a.tier - b.tier || b.ranked.points - a.ranked.points || a.turn - b.turn)
    .map(({ ranked }) => ranked)
