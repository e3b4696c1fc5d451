import type { ChainContent } from '../chain/chain.ts'
import { coverOf, isCovered } from '../chain/cover.ts'
import { asItHolds, type Standings } from '../chain/standing.ts'
import type { Cluster } from '../cluster.ts'
import type { ClusterProject } from '../cluster-project.ts'
import type { Membership } from '../membership.ts'
import type { Organisation } from '../organisation.ts'
import type { Moment } from '../time.ts'
import { monthOf, type Cell } from './figure.ts'

/** A member, what the register says of it, and the place that it names itself. */
export type CountedMember = {
  readonly membership: Membership
  readonly organisation: Organisation | undefined
  readonly place: string | undefined
}

/** A cooperation chain, as it is counted. */
export type CountedChain = ChainContent & { readonly createdAt: Moment }

const NAMED_PLACE = 'place:'

/** The place that a cell of the figure `places` is of, if organisations have named one; else undefined. */
export const placeNamed = (of: string): string | undefined =>
  of.startsWith(NAMED_PLACE) ? of.slice(NAMED_PLACE.length) : undefined

/** A share holds the places of all members of a cluster, and lies in one item: so much of a place's name is counted by. */
const LONGEST_PLACE = 40

/** Where an organisation is: the place that it names, spaces evened out; else what its kind says, in the city or elsewhere. */
const placeOf = ({ organisation, place }: CountedMember): string => {
  if (place === undefined) return organisation?.kind ?? 'unknown'
  return `${NAMED_PLACE}${place.replace(/\s+/g, ' ').slice(0, LONGEST_PLACE).toWellFormed()}`
}

const cellsOfMember = (member: CountedMember): readonly Cell[] => {
  const at = { month: monthOf(member.membership.since), value: 1 }
  return [
    { figure: 'members', ...at, of: member.organisation?.category ?? 'unknown' },
    { figure: 'places', ...at, of: placeOf(member) },
  ]
}

/** A project counts by its stage while it is open, afterwards as closed; one that was added by mistake not at all. */
const cellsOfProject = ({ createdAt, stage, status }: ClusterProject): readonly Cell[] => {
  if (status === 'removed') return []
  return [{ figure: 'projects', month: monthOf(createdAt), of: status === 'open' ? stage : 'closed', value: 1 }]
}

const standingsOf = (members: readonly CountedMember[]): Standings =>
  new Map(
    members.map(({ membership, organisation }) => [
      membership.organisation,
      organisation?.status === 'active' ? 'member' : 'inactive',
    ]),
  )

/** A chain is covered where each of its stages is: as many members fill it, with as much, as it asks for. */
const cellsOfChain = (chain: CountedChain, standings: Standings): readonly Cell[] => {
  const month = monthOf(chain.createdAt)
  const { stages } = asItHolds(chain, standings)
  const covered = stages.filter((stage) => coverOf(stage).every(isCovered)).length
  const open = stages.length - covered
  const whole = stages.length === 0 ? 'empty' : open === 0 ? 'covered' : 'uncovered'
  return [
    { figure: 'chains', month, of: whole, value: 1 },
    { figure: 'chainStages', month, of: 'covered', value: covered },
    { figure: 'chainStages', month, of: 'uncovered', value: open },
  ]
}

/** What a cluster is made of. */
export type CountedParts = {
  readonly members: readonly CountedMember[]
  readonly projects: readonly ClusterProject[]
  readonly chains: readonly CountedChain[]
}

/**
 * What a cluster adds to the figures: itself, its projects by stage, its members by category and place, its chains and their stages; one that
 * was struck off only that it was.
 */
export const cellsOfCluster = (cluster: Cluster, { members, projects, chains }: CountedParts): readonly Cell[] => {
  if (cluster.status === 'forming' || cluster.status === 'dropped') return []
  const month = monthOf(cluster.registeredAt ?? cluster.formedAt)
  const itself: Cell = { figure: 'clusters', month, of: cluster.status, value: 1 }
  if (cluster.status === 'struckOff') return [itself]
  const standings = standingsOf(members)
  return [
    itself,
    ...projects.flatMap(cellsOfProject),
    ...members.flatMap(cellsOfMember),
    ...chains.flatMap((chain) => cellsOfChain(chain, standings)),
  ]
}
