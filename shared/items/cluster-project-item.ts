import { clusterProjectSchema, type ClusterProject, type ProjectName } from '../domain/cluster-project.ts'
import { SHARDS, shardOf } from '../domain/counts.ts'
import { firstEnd } from '../domain/seeking.ts'
import { broaderOf } from '../domain/taxonomy.ts'
import type { Condition, Item, Key, Put } from '../stores/table.ts'
import { dueKeys } from './due-item.ts'
import { entity } from './entity.ts'

/** The partition of a cluster's projects. */
export const projectsPartition = (clusterId: string): string => `CLU#${clusterId}#PRJ`

/** The key of a project. */
export const projectKey = ({ clusterId, project }: ProjectName): Key => ({
  pk: projectsPartition(clusterId),
  sk: `PRJ#${project}`,
})

/** What a query of that partition asks for where removed projects are left out. */
export const SHOWN_PROJECTS: Condition = [{ attribute: 'status', isNot: 'removed' }]

/** The partitions of the index of open projects that seek something, each in the order of since when they do. */
export const seekingPartitions: readonly string[] = Array.from({ length: SHARDS }, (_, shard) => `SEEKS#${shard}`)

const subjectOf = ({ clusterId, id }: ClusterProject): string => `${clusterId}#${id}`

const upwards = (code: string | undefined): readonly string[] =>
  code === undefined ? [] : [code, ...upwards(broaderOf(code))]

/** What the index of those that seek is filtered by: what is sought, and the capabilities with all that lie above them. */
const soughtOf = ({ seeks: { partners, money } }: ClusterProject) => [
  ...(partners ? ['partners'] : []),
  ...(money ? ['money'] : []),
  ...new Set((partners?.capabilities ?? []).flatMap(upwards)),
]

const seekingKeys = (project: ClusterProject) =>
  project.status === 'open' && project.seeksSince !== undefined
    ? {
        gsi2pk: `SEEKS#${shardOf(subjectOf(project))}`,
        gsi2sk: `${project.seeksSince}#${subjectOf(project)}`,
        _sought: soughtOf(project),
        ...dueKeys(subjectOf(project), firstEnd(project.seeks)),
      }
    : {}

const projects = entity('Project', clusterProjectSchema, (project) => ({
  ...projectKey({ clusterId: project.clusterId, project: project.id }),
  gsi1pk: `ORG#${project.lead}`,
  gsi1sk: `PRJ#${project.clusterId}#${project.id}`,
  ...seekingKeys(project),
}))

/** The project in an item, whatever its status. */
export const projectFrom = projects.from
export const projectItem = (project: ClusterProject): Item => projects.item(project)

/** Writes a project that was not there. */
export const createProject = (project: ClusterProject): Put => ({
  put: projects.item(project),
  when: [{ attribute: 'pk', exists: false }],
})

/** Replaces a project as it was read; its version goes up by one. */
export const replaceProject = (before: ClusterProject, next: ClusterProject): Put => ({
  put: projects.item({ ...next, version: before.version + 1 }),
  when: [{ attribute: 'version', is: before.version }],
})
