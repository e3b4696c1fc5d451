import type { Cluster } from '../../domain/cluster.ts'
import type { Facts } from '../../domain/conditions/condition.ts'
import { NotFound } from '../../domain/errors.ts'
import {
  factsOfCluster,
  factsOfOrganisation,
  factsOfProject,
  noCluster,
  noProject,
  type ProjectInForce,
} from '../../domain/measures/facts-of.ts'
import type { PlanSheet } from '../../domain/measures/sheet.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { ClusterProject } from '../../domain/cluster-project.ts'
import { takesPart } from '../../domain/participation.ts'
import type { Moment } from '../../domain/time.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { planSheetFrom, planSheetKey } from '../../items/sheet-item.ts'
import type { Table } from '../../stores/table.ts'
import { membersOf } from '../support/cluster.ts'
import { participationsOf, projectsOf } from '../support/projects.ts'
import { organisationsByKey } from '../support/resolve.ts'

/** A cluster as measures see it at a moment: its members, what the register says of them, its projects, and what is said of these. */
export type ClusterScene = {
  readonly cluster: Cluster
  readonly now: Moment
  readonly projects: readonly ProjectInForce[]
  readonly memberships: ReadonlyMap<string, Membership>
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly plans: ReadonlyMap<string, PlanSheet>
  readonly facts: Facts
}

const plansOf = async (
  table: Pick<Table, 'getMany'>,
  { id }: Cluster,
  projects: readonly ClusterProject[],
): Promise<ReadonlyMap<string, PlanSheet>> => {
  const items = await table.getMany(projects.map((project) => planSheetKey(id, project.id)))
  return new Map(
    items.map((item) => {
      const sheet = planSheetFrom(item, id, '')
      return [sheet.project, sheet]
    }),
  )
}

/** Reads a cluster as measures see it: a query for its members and two for its projects, and two batches of reads for what they are and what it plans. */
export const clusterScene = async (
  table: Pick<Table, 'query' | 'getMany'>,
  cluster: Cluster,
  { countedKinds }: Pick<RulePack, 'countedKinds'>,
  now: Moment,
): Promise<ClusterScene> => {
  const [members, projects, participations] = await Promise.all([
    membersOf(table, cluster.id),
    projectsOf(table, cluster.id),
    participationsOf(table, cluster.id),
  ])
  const memberships = new Map(members.map((membership) => [membership.organisation, membership]))
  const inForce = participations.filter((one) => takesPart(one, memberships.get(one.organisation)))
  const [organisations, plans] = await Promise.all([
    organisationsByKey(
      table,
      members.map(({ organisation }) => organisation),
    ),
    plansOf(table, cluster, projects),
  ])
  return {
    cluster,
    now,
    memberships,
    projects: projects.map((project) => ({
      project,
      participants: inForce.filter((one) => one.project === project.id).map(({ organisation }) => organisation),
    })),
    organisations,
    plans,
    facts: factsOfCluster(cluster, projects, [...organisations.values()], countedKinds),
  }
}

/** The project that measures are asked for: the one that is named, else the first open one that the organisation takes part in, else the first. Throws NotFound for a name that the cluster does not have. */
export const projectFor = (
  { projects }: ClusterScene,
  organisation: string,
  named: string | undefined,
): ProjectInForce | undefined => {
  if (named === undefined) {
    const open = projects.filter(({ project: { status } }) => status === 'open')
    return open.find(({ participants }) => participants.includes(organisation)) ?? open[0]
  }
  const found = projects.find(({ project: { id } }) => id === named)
  if (!found) throw new NotFound('project', named)
  return found
}

/** What is known of an organisation by itself, with what it has told. */
const factsAlone = (organisation: Organisation | undefined, told: Facts, today: string): Facts => ({
  ...(organisation ? factsOfOrganisation(organisation) : {}),
  ...told,
  today,
})

/** What is known of an organisation that is looked at without a cluster. */
export const factsWithoutCluster = (organisation: Organisation | undefined, told: Facts, today: string): Facts => ({
  ...factsAlone(organisation, told, today),
  ...noCluster,
  ...noProject,
})

/** What is known of a member in its cluster, and of the project. */
export const factsInCluster = (
  scene: ClusterScene,
  member: string,
  told: Facts,
  today: string,
  found: ProjectInForce | undefined,
): Facts => ({
  ...factsAlone(scene.organisations.get(member), told, today),
  ...scene.facts,
  inCluster: true,
  coordinates: scene.memberships.get(member)?.role === 'coordinator',
  ...(found ? { ...factsOfProject(found, member, scene.now), ...scene.plans.get(found.project.id)?.facts } : noProject),
})
