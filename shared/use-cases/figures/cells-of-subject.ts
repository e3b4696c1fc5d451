import { isSubmitted } from '../../domain/application.ts'
import type { Cluster } from '../../domain/cluster.ts'
import type { Cell } from '../../domain/figures/figure.ts'
import { cellsOfApplication } from '../../domain/figures/of-application.ts'
import { cellsOfCluster, type CountedMember } from '../../domain/figures/of-cluster.ts'
import { cellsOfReach } from '../../domain/figures/of-reach.ts'
import type { Moment } from '../../domain/time.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { casePartition, FINDINGS } from '../../items/case-item.ts'
import { chainFrom, CHAINS, chainsPartition } from '../../items/chain-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { countedFromEnded, endedFiguresKey } from '../../items/ended-figures-item.ts'
import type { Subject } from '../../items/figure-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { profileFrom, profileKey } from '../../items/profile-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'
import { makeReadReach } from '../measures/read-reach.ts'
import type { ReadCatalogue } from '../measures/read-catalogue.ts'
import { membersOf } from '../support/cluster.ts'
import { projectsOf } from '../support/projects.ts'

/** What counting reads from; `readCatalogue`: the measures, for what members can have. */
export type CountDeps = {
  readonly table: Pick<Table, 'get' | 'getMany' | 'query'>
  readonly readCatalogue: ReadCatalogue
}

/** What a subject adds to the figures as it stands; `asOf` where that changes by itself. */
export type Stands = { readonly cells: readonly Cell[]; readonly asOf?: string }

const ofApplication = async ({ table }: CountDeps, id: string): Promise<Stands | undefined> => {
  const [item, findings] = await Promise.all([
    table.get(applicationKey(id)),
    table.query({ pk: casePartition(id), beginsWith: FINDINGS, limit: 1 }),
  ])
  if (!item) {
    // Its time to be kept is over: what was counted of it stays.
    const ended = await table.get(endedFiguresKey(id))
    return ended && { cells: cellsOfApplication(countedFromEnded(ended)) }
  }
  const application = applicationFrom(item)
  if (!isSubmitted(application)) return { cells: [] }
  return { cells: cellsOfApplication({ ...application, sawAnOfficer: findings.items.length > 0 }) }
}

const membersIn = async (table: CountDeps['table'], cluster: Cluster): Promise<readonly CountedMember[]> => {
  const memberships = await membersOf(table, cluster.id)
  const keys = memberships.map(({ organisation }) => organisation)
  const items = await table.getMany(keys.flatMap((key) => [organisationKey(key), profileKey(key)]))
  const organisations = new Map(items.map(organisationFrom).map((one) => [one?.key, one]))
  const places = new Map(items.map(profileFrom).map((profile) => [profile?.organisation, profile?.place]))
  return memberships.map((membership) => ({
    membership,
    organisation: organisations.get(membership.organisation),
    place: places.get(membership.organisation),
  }))
}

const clusterOf = async ({ table }: CountDeps, id: string): Promise<Cluster | undefined> => {
  const item = await table.get(clusterKey(id))
  return item && clusterFrom(item)
}

const ofCluster = async (deps: CountDeps, id: string): Promise<Stands | undefined> => {
  const cluster = await clusterOf(deps, id)
  if (!cluster) return undefined
  if (cluster.status !== 'registered')
    return { cells: cellsOfCluster(cluster, { members: [], projects: [], chains: [] }) }
  const [members, projects, chains] = await Promise.all([
    membersIn(deps.table, cluster),
    projectsOf(deps.table, id),
    queryAll(deps.table, { pk: chainsPartition(id), beginsWith: CHAINS }),
  ])
  return { cells: cellsOfCluster(cluster, { members, projects, chains: chains.map(chainFrom) }) }
}

const ofReach = async (deps: CountDeps, id: string, now: Moment): Promise<Stands | undefined> => {
  const cluster = await clusterOf(deps, id)
  if (cluster?.status !== 'registered') return cluster && { cells: [] }
  const { members, asOf } = await makeReadReach(deps)(cluster, now)
  return { cells: cellsOfReach(members), asOf }
}

const reads = { application: ofApplication, cluster: ofCluster, reach: ofReach } as const

/** Reads what a subject adds to the figures as it stands now; undefined where nothing is left of it. */
export const cellsOfSubject = (deps: CountDeps, { kind, id }: Subject, now: Moment): Promise<Stands | undefined> =>
  reads[kind](deps, id, now)
