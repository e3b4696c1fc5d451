import type { Stage } from '../chain/chain.ts'
import type { Standing } from '../chain/standing.ts'
import { broaderOf, isWithin } from '../taxonomy.ts'
import type { Candidate, Offer } from './candidate.ts'

/** How an offer meets a capability: the same code, one below it, one above it, or one beside it. */
export type MatchKind = 'exact' | 'narrower' | 'broader' | 'related'

/** Points that a candidate has for something, and what they are for. Together at most 100. */
export type Reason =
  | { readonly because: 'match'; readonly points: number; readonly kind: MatchKind; readonly code: string }
  | { readonly because: 'capacity'; readonly points: number; readonly offered?: number; readonly asked: number }
  | { readonly because: 'readiness'; readonly points: number; readonly offered?: number; readonly asked: number }
  | { readonly because: 'place'; readonly points: number; readonly place: string }
  | { readonly because: 'rarelyInvited'; readonly points: number; readonly invitations: number }

/** What is known of a candidate besides its profile: how it stands, and how often it was invited in the last 90 days. */
export type CandidateFacts = {
  readonly candidate: Candidate
  readonly standing: Standing
  readonly invitations: number
}

/** What candidates are wanted for: a capability of a stage, and the place of the coordinator. */
export type Wanted = {
  readonly stage: Stage
  readonly take: Stage['takes'][number]
  readonly place?: string | undefined
}

/** A candidate with its points and what they are for. */
export type RankedCandidate = CandidateFacts & { readonly points: number; readonly reasons: readonly Reason[] }

const MATCH: Readonly<Record<MatchKind, number>> = { exact: 40, narrower: 36, broader: 24, related: 14 }

const kindOf = (offered: string, wanted: string): MatchKind | undefined => {
  if (offered === wanted) return 'exact'
  if (isWithin(offered, wanted)) return 'narrower'
  const above = broaderOf(wanted)
  // A whole field, such as all of microelectronics, says nothing about a process in it.
  if (isWithin(wanted, offered)) return broaderOf(offered) === undefined ? undefined : 'broader'
  return above !== undefined && broaderOf(above) !== undefined && broaderOf(offered) === above ? 'related' : undefined
}

const capacityReason = ({ capacity }: Offer, { take }: Wanted): Reason => {
  const asked = take.capacity?.amount ?? 0
  if (!take.capacity) return { because: 'capacity', points: 25, asked }
  const stated = capacity && 'amount' in capacity ? capacity : undefined
  if (stated?.unit.toLowerCase() !== take.capacity.unit.toLowerCase()) return { because: 'capacity', points: 8, asked }
  return {
    because: 'capacity',
    points: Math.round(25 * Math.min(1, stated.amount / asked)),
    offered: stated.amount,
    asked,
  }
}

const readinessReason = ({ readiness }: Offer, { stage }: Wanted): Reason => {
  const asked = stage.readiness ?? 1
  if (readiness === undefined) return { because: 'readiness', points: stage.readiness === undefined ? 15 : 5, asked }
  return {
    because: 'readiness',
    points: Math.max(0, 15 - 5 * Math.max(0, asked - readiness)),
    offered: readiness,
    asked,
  }
}

const isSamePlace = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase()

const reasonsFor = ({ candidate, invitations }: CandidateFacts, offer: Offer, wanted: Wanted): readonly Reason[] => {
  const kind = kindOf(offer.code, wanted.take.capability)
  if (!kind) return []
  const { place } = candidate
  return [
    { because: 'match', points: MATCH[kind], kind, code: offer.code },
    capacityReason(offer, wanted),
    readinessReason(offer, wanted),
    ...(place !== undefined && isSamePlace(place, wanted.place)
      ? [{ because: 'place' as const, points: 5, place }]
      : []),
    { because: 'rarelyInvited', points: Math.round(15 / (1 + invitations)), invitations },
  ]
}

const sumOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { points }) => sum + points, 0)

const rankOne = (facts: CandidateFacts, wanted: Wanted): RankedCandidate | undefined => {
  const best = facts.candidate.offers
    .map((offer) => reasonsFor(facts, offer, wanted))
    .reduce((one, other) => (sumOf(other) > sumOf(one) ? other : one), [])
  return best.length > 0 ? { ...facts, points: sumOf(best), reasons: best } : undefined
}

/** A number that looks random, the same for the same text (FNV-1a). */
const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return value
}

/**
 * Candidates in the order of their claim: members first, then by points; equals in an order that differs from stage to stage, so that nobody is always
 * last. Match 14 to 40, capacity up to 25 by the share of what is asked, readiness 15 less 5 for each level short, the coordinator's place 5, and
 * 15 / (1 + n) for n invitations in the last 90 days. Who offers nothing that meets the capability is left out, as is who is closed to invitations.
 */
export const rankCandidates = (all: readonly CandidateFacts[], wanted: Wanted): readonly RankedCandidate[] => {
  const order = ({ candidate }: CandidateFacts) => hash(`${candidate.key} ${wanted.stage.id} ${wanted.take.capability}`)
  const isMember = ({ standing }: CandidateFacts) => Number(standing === 'member')
  return all
    .filter(
      ({ candidate, standing }) =>
        standing === 'member' || standing === 'asked' || (standing === 'outside' && candidate.open),
    )
    .flatMap((facts) => rankOne(facts, wanted) ?? [])
    .toSorted((a, b) => isMember(b) - isMember(a) || b.points - a.points || order(a) - order(b))
}
