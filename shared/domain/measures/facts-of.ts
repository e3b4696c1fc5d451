import type { Facts } from '../conditions/condition.ts'
import type { Cluster } from '../cluster.ts'
import type { Organisation } from '../organisation.ts'
import type { ClusterProject } from '../cluster-project.ts'
import { soughtAt } from '../seeking.ts'
import type { Moment } from '../time.ts'

/** What the register says of an organisation. */
export const factsOfOrganisation = ({ kind, category, sectors, status, statusSince }: Organisation): Facts => ({
  kind,
  category,
  sectors,
  registerStatus: status,
  statusSince: statusSince.slice(0, 10),
})

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted()

/** What is known of a cluster by its members; `counted` are the kinds that count towards the minimum. */
export const factsOfCluster = (
  { registeredAt, formedAt }: Pick<Cluster, 'registeredAt' | 'formedAt'>,
  projects: readonly ClusterProject[],
  members: readonly Organisation[],
  counted: readonly Organisation['kind'][],
): Facts => {
  const many = (fits: (member: Organisation) => boolean): number => members.filter(fits).length
  return {
    clusterRegisteredOn: (registeredAt ?? formedAt).slice(0, 10),
    clusterMembers: members.length,
    clusterCounting: many(({ kind, status }) => status === 'active' && counted.includes(kind)),
    clusterSmall: many(({ category }) => category === 'sme'),
    clusterIndustry: many(({ category }) => category === 'industry'),
    clusterLarge: many(({ category }) => category === 'largeCompany'),
    clusterResearch: many(({ category }) => category === 'research'),
    clusterEducation: many(({ category }) => category === 'education'),
    clusterCategories: distinct(members.map(({ category }) => category)),
    clusterSectors: distinct(members.flatMap(({ sectors }) => sectors)),
    clusterProjects: projects.filter(({ status }) => status === 'open').length,
  }
}

/** A project with who takes part in it at present. */
export type ProjectInForce = { readonly project: ClusterProject; readonly participants: readonly string[] }

/** What its lead has said of a project that can also be entered as a fact: its days, and the roubles that it seeks. */
const toldWith = ({ startsOn, endsOn, seeks: { money } }: ClusterProject): Facts => ({
  ...(startsOn === undefined ? {} : { projectStartsOn: startsOn }),
  ...(endsOn === undefined ? {} : { projectEndsOn: endsOn }),
  ...(money?.sum?.currency === 'RUB' ? { projectSought: money.sum.amount } : {}),
})

/** What is known of a project at a moment, to one of the organisations that may take part in it. */
export const factsOfProject = (
  { project, participants }: ProjectInForce,
  organisation: string,
  now: Moment,
): Facts => ({
  ...toldWith(project),
  takesPart: participants.includes(organisation),
  projectStage: project.stage,
  projectProgrammes: project.programmes,
  projectSectors: project.sectors,
  projectSeeks: soughtAt(project.seeks, now),
  projectPartners: participants.length,
})

/** What is known of a cluster and a project where there is none: nobody is in it. */
export const noCluster: Facts = {
  inCluster: false,
  coordinates: false,
  clusterMembers: 0,
  clusterCounting: 0,
  clusterSmall: 0,
  clusterIndustry: 0,
  clusterLarge: 0,
  clusterResearch: 0,
  clusterEducation: 0,
  clusterCategories: [],
  clusterSectors: [],
  clusterProjects: 0,
}
export const noProject: Facts = {
  takesPart: false,
  projectProgrammes: [],
  projectSectors: [],
  projectSeeks: [],
  projectPartners: 0,
}
