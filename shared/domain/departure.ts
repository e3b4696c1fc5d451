import { countsTowards } from './answer.ts'
import type { Chain } from './chain/chain.ts'
import { asItHolds } from './chain/standing.ts'
import { whatIfLeaves, type WhatIf } from './chain/what-if.ts'
import { leads, type ClusterProject } from './cluster-project.ts'
import type { Cluster } from './cluster.ts'
import { concernAfter, standingOf, type StandingMember } from './concern.ts'
import { takesPart, type Participation } from './participation.ts'
import type { Organisation } from './organisation.ts'
import type { RulePack } from './rule-pack.ts'
import type { Moment } from './time.ts'

/** Everything that the leaving of a member could touch, as it was read: the cluster with its members, projects and chains, and its rules. */
export type DepartureScene = {
  readonly cluster: Cluster
  readonly members: readonly StandingMember[]
  readonly projects: readonly ClusterProject[]
  readonly participations: readonly Participation[]
  readonly chains: readonly Chain[]
  readonly pack: RulePack
}

/** How many different values those who count bring, before and after; `lost` are those that nobody else brings. */
export type Variety = {
  readonly before: number
  readonly after: number
  readonly required: number
  readonly lost: readonly string[]
}

/** A project that the member leads or takes part in, and how many others take part. */
export type TouchedProject = Pick<ClusterProject, 'id' | 'title'> & { readonly leads: boolean; readonly others: number }

/** What a chain would lose: stages by their ids. */
export type TouchedChain = Pick<Chain, 'id' | 'title'> & Pick<WhatIf, 'opens' | 'fallShort' | 'cutOff'>

/**
 * What would follow if a member left or were removed. `mustHandOver`: it cannot, because it coordinates. `concern`: what would then be the matter
 * with the cluster, and until when it could be mended. `sectors` and `categories` only where the rules look at them.
 */
export type Departure = {
  readonly mustHandOver: boolean
  readonly counting: { readonly before: number; readonly after: number; readonly minimum: number }
  readonly concern: ReturnType<typeof concernAfter>
  readonly sectors: Variety | undefined
  readonly categories: Variety | undefined
  readonly projects: readonly TouchedProject[]
  readonly chains: readonly TouchedChain[]
}

/** Who counts towards the minimum today, and who of them would remain. */
type Counting = { readonly before: readonly StandingMember[]; readonly after: readonly StandingMember[] }

const variety = (
  { before, after }: Counting,
  bringing: (organisation: Organisation) => readonly string[],
  required: number,
): Variety => {
  const among = (members: readonly StandingMember[]) =>
    new Set(members.flatMap(({ organisation }) => (organisation ? bringing(organisation) : [])))
  const [values, remaining] = [among(before), among(after)]
  const lost = [...values].filter((value) => !remaining.has(value)).toSorted()
  return { before: values.size, after: remaining.size, required, lost }
}

const varieties = (counting: Counting, pack: RulePack): Pick<Departure, 'sectors' | 'categories'> => ({
  sectors:
    pack.rules.severalSectors === 'off' ? undefined : variety(counting, ({ sectors }) => sectors, pack.minimumSectors),
  categories:
    pack.rules.severalCategories === 'off'
      ? undefined
      : variety(counting, ({ category }) => [category], pack.minimumCategories),
})

const projectsTouched = (
  { projects, participations, members }: DepartureScene,
  organisation: string,
): readonly TouchedProject[] => {
  const memberships = new Map(members.map(({ membership }) => [membership.organisation, membership]))
  const parts = participations.filter((one) => takesPart(one, memberships.get(one.organisation)))
  return projects.flatMap((project) => {
    const inIt = parts.filter((one) => one.project === project.id).map((one) => one.organisation)
    const isLead = leads(project, memberships.get(organisation))
    if (project.status !== 'open' || !(isLead || inIt.includes(organisation))) return []
    const others = inIt.filter((one) => one !== organisation).length
    return [{ id: project.id, title: project.title, leads: isLead, others }]
  })
}

const chainsTouched = ({ chains, members }: DepartureScene, organisation: string): readonly TouchedChain[] => {
  const standings = new Map(
    members.map(({ membership, organisation: register }) => [
      membership.organisation,
      register?.status === 'active' ? ('member' as const) : ('inactive' as const),
    ]),
  )
  return chains
    .map((chain) => ({ ...whatIfLeaves(asItHolds(chain, standings), organisation), id: chain.id, title: chain.title }))
    .filter(({ opens, fallShort }) => opens.length + fallShort.length > 0)
    .map(({ id, title, opens, fallShort, cutOff }) => ({ id, title, opens, fallShort, cutOff }))
}

/** What would follow if a member left at this moment. */
export const departureOf = (scene: DepartureScene, organisation: string, now: Moment): Departure => {
  const { cluster, members, pack } = scene
  const others = (all: readonly StandingMember[]) => all.filter((one) => one.membership.organisation !== organisation)
  const before = members.filter((member) => countsTowards(pack, member.organisation))
  const counting: Counting = { before, after: others(before) }
  return {
    mustHandOver: cluster.coordinator === organisation,
    counting: { before: before.length, after: counting.after.length, minimum: pack.minimumOrganisations },
    concern: concernAfter(cluster.concern, standingOf(cluster.coordinator, others(members), pack), pack, now),
    ...varieties(counting, pack),
    projects: projectsTouched(scene, organisation),
    chains: chainsTouched(scene, organisation),
  }
}
