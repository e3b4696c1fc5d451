import { InvalidRequest, NotFound } from '../domain/errors.ts'
import type { Stage } from '../domain/chain/chain.ts'
import { standingOf, type Standings } from '../domain/chain/standing.ts'
import type { Candidate, Hindrance } from '../domain/staffing/candidate.ts'
import { rankCandidates, type CandidateFacts, type RankedCandidate } from '../domain/staffing/rank-candidates.ts'
import type { Wanted } from '../domain/staffing/reasons.ts'
import type { Moment } from '../domain/time.ts'
import { lastInvitedFrom, lastInvitedKey } from '../items/last-invited-item.ts'
import { profileFrom, profileKey } from '../items/profile-item.ts'
import type { Table } from '../stores/table.ts'
import type { AskedChain } from './read-chain.ts'
import { candidatesFor, hindranceTo, lookedFor, type Candidates } from './support/candidates.ts'
import { coordinatedChain } from './support/chain-access.ts'
import { wishesOf } from './support/may-be-invited.ts'
import { organisationsByKey } from './support/resolve.ts'
import { allStandings } from './support/standings.ts'

/** What finding candidates needs from outside. */
export type FindCandidatesDeps = { readonly table: Pick<Table, 'getMany' | 'query'>; readonly candidates: Candidates }

/** For which stage and which of the capabilities it takes (the first, if not said), and how many are wanted. */
export type FindCandidates = AskedChain & {
  readonly stage: string
  readonly capability?: string | undefined
  readonly limit: number
  readonly now: Moment
}

/** The best, and how many there are altogether. */
export type CandidatesFound = {
  readonly capability: string
  readonly total: number
  readonly candidates: readonly RankedCandidate[]
}

/** So many of the best by what the search knows are looked at in the table: whether they may be invited, and when they last were. */
const LOOKED_AT_CLOSELY = 200

const takeOf = (stage: Stage, capability: string | undefined): Stage['takes'][number] => {
  const take = stage.takes.find((one) => capability === undefined || one.capability === capability)
  if (!take) throw new InvalidRequest([{ path: '/capability', message: 'notTaken' }])
  return take
}

const asTheSearchKnows = (
  all: readonly Candidate[],
  { stage, take }: Wanted,
  standings: Standings,
): readonly CandidateFacts[] => {
  const fills = stage.fills.filter(({ capability }) => capability === take.capability)
  const putDown = new Set(fills.map(({ organisation }) => organisation))
  return all.map((candidate): CandidateFacts => {
    const hindrance: Hindrance | undefined = candidate.status === 'active' ? undefined : { because: candidate.status }
    const standing = standingOf(standings, candidate.key)
    return { candidate, standing, isPutDown: putDown.has(candidate.key), hindrance }
  })
}

/** Adds what only the table knows: the register and the wishes at this moment, and when each was last invited. Members need no invitation. */
const asTheTableKnows = async (
  table: Pick<Table, 'getMany'>,
  all: readonly CandidateFacts[],
  sender: string,
  now: Moment,
): Promise<readonly CandidateFacts[]> => {
  const keys = all.map(({ candidate }) => candidate.key)
  const [organisations, wished, items] = await Promise.all([
    organisationsByKey(table, keys),
    wishesOf(table, keys),
    table.getMany(keys.map(lastInvitedKey)),
  ])
  const invited = new Map(items.map(lastInvitedFrom).map(({ organisation, at }) => [organisation, at]))
  return all.map((facts): CandidateFacts => {
    const { candidate, standing } = facts
    const organisation = organisations.get(candidate.key)
    const against = hindranceTo(organisation, wished.get(candidate.key), candidate, sender, now)
    const needsInvitation = standing !== 'member' && standing !== 'asked'
    const stands = needsInvitation || against?.because === 'suspended' || against?.because === 'struckOff'
    return { ...facts, hindrance: stands ? against : undefined, lastInvitedAt: invited.get(candidate.key) }
  })
}

/**
 * Finds who could fill a stage, for the coordinator: members first, then the register, ranked and explained; whoever cannot be invited now is told with
 * why. Throws NotFound for who is no member and for a stage that is not there, Forbidden for members.
 */
export const makeFindCandidates =
  ({ table, candidates }: FindCandidatesDeps) =>
  async ({ name, organisation, limit, now, ...asked }: FindCandidates): Promise<CandidatesFound> => {
    const { chain, owner } = await coordinatedChain(table, name, organisation)
    const stage = chain.stages.find(({ id }) => id === asked.stage)
    if (!stage) throw new NotFound('stage', asked.stage)
    const take = takeOf(stage, asked.capability)
    const [all, { standings }, [item]] = await Promise.all([
      candidatesFor(candidates, lookedFor(take.capability)),
      allStandings(table, owner, chain),
      table.getMany([profileKey(owner.coordinator)]),
    ])
    const wanted: Wanted = { stage, take, place: profileFrom(item)?.place }
    const known = rankCandidates(asTheSearchKnows(all, wanted, standings), wanted, now)
    const looked = await asTheTableKnows(table, known.slice(0, LOOKED_AT_CLOSELY), owner.coordinator, now)
    const ranked = rankCandidates(looked, wanted, now)
    return { capability: take.capability, total: known.length, candidates: ranked.slice(0, limit) }
  }
