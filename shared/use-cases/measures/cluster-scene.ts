import type { Cluster } from '../../domain/cluster.ts'
import type { Facts } from '../../domain/conditions/condition.ts'
import { NotFound } from '../../domain/errors.ts'
import {
  factsOfCluster,
  factsOfOrganisation,
  factsOfProject,
  noCluster,
  noProject,
} from '../../domain/measures/facts-of.ts'
import type { PlanSheet } from '../../domain/measures/sheet.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Project } from '../../domain/project.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { planSheetFrom, planSheetKey } from '../../items/sheet-item.ts'
import type { Table } from '../../stores/table.ts'
import { membersOf } from '../support/cluster.ts'
import { organisationsByKey } from '../support/resolve.ts'

/** A cluster as measures see it: its members, what the register says of them, and what is said of its projects. */
export type ClusterScene = {
  readonly cluster: Cluster
  readonly memberships: ReadonlyMap<string, Membership>
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly plans: ReadonlyMap<string, PlanSheet>
  readonly facts: Facts
}

const plansOf = async (
  table: Pick<Table, 'getMany'>,
  { id, projects }: Cluster,
): Promise<ReadonlyMap<string, PlanSheet>> => {
  const items = await table.getMany(projects.map((project) => planSheetKey(id, project.id)))
  return new Map(
    items.map((item) => {
      const sheet = planSheetFrom(item, id, '')
      return [sheet.project, sheet]
    }),
  )
}

/** Reads a cluster as measures see it: a query for its members, and two batches of reads for what they are and what it plans. */
export const clusterScene = async (
  table: Pick<Table, 'query' | 'getMany'>,
  cluster: Cluster,
  { countedKinds }: Pick<RulePack, 'countedKinds'>,
): Promise<ClusterScene> => {
  const memberships = await membersOf(table, cluster.id)
  const [organisations, plans] = await Promise.all([
    organisationsByKey(
      table,
      memberships.map(({ organisation }) => organisation),
    ),
    plansOf(table, cluster),
  ])
  return {
    cluster,
    memberships: new Map(memberships.map((membership) => [membership.organisation, membership])),
    organisations,
    plans,
    facts: factsOfCluster(cluster, [...organisations.values()], countedKinds),
  }
}

/** The project that measures are asked for: the one that is named, else the first that the organisation takes part in, else the first. Throws NotFound for a name that the cluster does not have. */
export const projectFor = (
  { cluster: { projects } }: ClusterScene,
  organisation: string,
  named: string | undefined,
): Project | undefined => {
  if (named === undefined) return projects.find(({ members }) => members.includes(organisation)) ?? projects[0]
  const project = projects.find(({ id }) => id === named)
  if (!project) throw new NotFound('project', named)
  return project
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
  project: Project | undefined,
): Facts => ({
  ...factsAlone(scene.organisations.get(member), told, today),
  ...scene.facts,
  inCluster: true,
  coordinates: scene.memberships.get(member)?.role === 'coordinator',
  ...(project ? { ...factsOfProject(project, member), ...scene.plans.get(project.id)?.facts } : noProject),
})
