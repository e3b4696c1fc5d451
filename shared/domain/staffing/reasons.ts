import type { Stage } from '../chain/chain.ts'
import { broaderOf, isWithin } from '../taxonomy.ts'
import type { Candidate, Offer } from './candidate.ts'

/** How an offer meets a capability: the same code, one below it, one above it, or one beside it. */
export type MatchKind = 'exact' | 'narrower' | 'broader' | 'related'

/** Points that a candidate has for something, and what they are for; together at most 100. `days`: since anybody last invited it; none: never. */
export type Reason =
  | { readonly because: 'match'; readonly points: number; readonly kind: MatchKind; readonly code: string }
  | {
      readonly because: 'capacity'
      readonly points: number
      readonly offered?: number
      readonly asked?: number
      readonly unit?: string
    }
  | { readonly because: 'readiness'; readonly points: number; readonly offered?: number; readonly asked?: number }
  | { readonly because: 'place'; readonly points: number; readonly place: string }
  | { readonly because: 'waiting'; readonly points: number; readonly days?: number }

/** What candidates are wanted for: a capability of a stage, and the place of the coordinator. */
export type Wanted = {
  readonly stage: Stage
  readonly take: Stage['takes'][number]
  readonly place?: string | undefined
}

const MATCH: Readonly<Record<MatchKind, number>> = { exact: 40, narrower: 36, broader: 24, related: 14 }

/** `unsaid`: where an amount is asked for, and none is offered in its unit. */
const CAPACITY = { all: 25, unsaid: 8 }

/** Less `aLevel` for each level short of what is asked for. */
const READINESS = { all: 15, aLevel: 5, unsaid: 5 }

const PLACE = 5

/** What a candidate has at most for not having been invited, and after how many days. */
export const WAITING = { points: 15, days: 180 }

const kindOf = (offered: string, wanted: string): MatchKind | undefined => {
  if (offered === wanted) return 'exact'
  if (isWithin(offered, wanted)) return 'narrower'
  const above = broaderOf(wanted)
  // A whole field, such as all of microelectronics, says nothing about a process in it.
  if (isWithin(wanted, offered)) return broaderOf(offered) === undefined ? undefined : 'broader'
  return above !== undefined && broaderOf(above) !== undefined && broaderOf(offered) === above ? 'related' : undefined
}

const capacityReason = ({ capacity }: Offer, { take }: Wanted): Reason => {
  if (!take.capacity) return { because: 'capacity', points: CAPACITY.all }
  const { amount: asked, unit } = take.capacity
  const stated = capacity && 'amount' in capacity ? capacity : undefined
  if (stated?.unit.toLowerCase() !== unit.toLowerCase())
    return { because: 'capacity', points: CAPACITY.unsaid, asked, unit }
  const points = Math.round(CAPACITY.all * Math.min(1, stated.amount / asked))
  return { because: 'capacity', points, offered: stated.amount, asked, unit }
}

const readinessReason = ({ readiness: offered }: Offer, { stage }: Wanted): Reason => {
  const { readiness: asked } = stage
  if (asked === undefined)
    return { because: 'readiness', points: READINESS.all, ...(offered === undefined ? {} : { offered }) }
  if (offered === undefined) return { because: 'readiness', points: READINESS.unsaid, asked }
  const points = Math.max(0, READINESS.all - READINESS.aLevel * Math.max(0, asked - offered))
  return { because: 'readiness', points, offered, asked }
}

const placeReason = ({ place }: Candidate, wanted: Wanted): readonly Reason[] =>
  place !== undefined && place.toLowerCase() === wanted.place?.toLowerCase()
    ? [{ because: 'place', points: PLACE, place }]
    : []

/**
 * What an offer of a candidate has points for: meeting the capability 14 to 40, capacity up to 25 by the share of what is asked, readiness up to 15, the
 * coordinator's place 5. Nothing where it does not meet the capability.
 */
export const reasonsFor = (candidate: Candidate, offer: Offer, wanted: Wanted): readonly Reason[] => {
  const kind = kindOf(offer.code, wanted.take.capability)
  if (!kind) return []
  return [
    { because: 'match', points: MATCH[kind], kind, code: offer.code },
    capacityReason(offer, wanted),
    readinessReason(offer, wanted),
    ...placeReason(candidate, wanted),
  ]
}

/** The points of some reasons together. */
export const pointsOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, { points }) => sum + points, 0)
