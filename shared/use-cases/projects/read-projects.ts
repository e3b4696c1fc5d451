import type { ClusterEvent } from '../../domain/cluster-event.ts'
import { leads, type ClusterProject } from '../../domain/cluster-project.ts'
import { takesPart, type Participation } from '../../domain/participation.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { clusterEventFrom, projectEventsPartition } from '../../items/cluster-event-item.ts'
import { projectFrom, projectsPartition, SHOWN_PROJECTS } from '../../items/cluster-project-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { participantsOf, participationFrom, participationsPartition } from '../../items/participation-item.ts'
import type { Start, Table } from '../../stores/table.ts'
import { requireMember } from '../support/cluster.ts'
import { standpointOf, type Standpoint } from '../support/project-access.ts'
import { organisationsByKey } from '../support/resolve.ts'

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>
type Paged = { readonly limit: number; readonly start?: Start | undefined }
type AboutProject = { readonly clusterId: string; readonly project: string; readonly organisation: string }

/** A project with the organisation that leads it; `leads` is false where that has left the cluster since, so that the coordinator may name another. */
export type ProjectLine = {
  readonly project: ClusterProject
  readonly lead: { readonly organisation: Organisation | undefined; readonly leads: boolean }
}

/** Adds to projects who leads them, and whether it still does. */
export const withLeads = async (
  table: Pick<Table, 'getMany'>,
  projects: readonly ClusterProject[],
): Promise<readonly ProjectLine[]> => {
  const [organisations, items] = await Promise.all([
    organisationsByKey(table, [...new Set(projects.map(({ lead }) => lead))]),
    table.getMany(projects.map(({ clusterId, lead }) => membershipKey(clusterId, lead))),
  ])
  const memberships = items.map(membershipFrom)
  return projects.map((project) => {
    const membership = memberships.find(
      ({ clusterId, organisation }) => clusterId === project.clusterId && organisation === project.lead,
    )
    return { project, lead: { organisation: organisations.get(project.lead), leads: leads(project, membership) } }
  })
}

/** A page of a cluster's projects for its members, open or closed or both. Throws NotFound for everybody else. */
export const makeListProjects =
  ({ table }: { readonly table: Reader }) =>
  async (
    asked: Paged & {
      readonly clusterId: string
      readonly organisation: string
      readonly status?: 'open' | 'closed' | undefined
    },
  ) => {
    const { clusterId, organisation, status, limit, start } = asked
    await requireMember(table, clusterId, organisation)
    const where = status === undefined ? SHOWN_PROJECTS : [{ attribute: 'status', is: status }]
    const page = await table.query({ pk: projectsPartition(clusterId), where, limit, start })
    return { lines: await withLeads(table, page.items.map(projectFrom)), next: page.next }
  }

/** One who takes part in a project, and since when. */
export type Participant = { readonly participation: Participation; readonly organisation: Organisation | undefined }

/** A project as a member of its cluster sees it, with a page of who takes part. */
export type ProjectRead = {
  readonly standpoint: Standpoint
  readonly line: ProjectLine
  readonly participants: readonly Participant[]
  readonly next: Start | undefined
}

const participantsIn = async (table: Reader, { clusterId, project, limit, start }: AboutProject & Paged) => {
  const page = await table.query({
    pk: participationsPartition(clusterId),
    beginsWith: participantsOf(project),
    where: [{ attribute: 'state', is: 'in' }],
    limit,
    start,
  })
  const records = page.items.map(participationFrom)
  const keys = records.map(({ organisation }) => organisation)
  const [items, organisations] = await Promise.all([
    table.getMany(keys.map((key) => membershipKey(clusterId, key))),
    organisationsByKey(table, keys),
  ])
  const memberships = new Map(items.map(membershipFrom).map((one) => [one.organisation, one]))
  const participants = records
    .filter((one) => takesPart(one, memberships.get(one.organisation)))
    .map((participation) => ({ participation, organisation: organisations.get(participation.organisation) }))
  return { participants, next: page.next }
}

/** Reads a project with a page of who takes part in it, in the order of their keys. Throws NotFound for who is no member of its cluster. */
export const makeReadProject =
  ({ table }: { readonly table: Reader }) =>
  async (asked: AboutProject & Paged): Promise<ProjectRead> => {
    const standpoint = await standpointOf(table, asked, asked.organisation)
    const [[line], page] = await Promise.all([withLeads(table, [standpoint.project]), participantsIn(table, asked)])
    if (!line) throw new Error('a project that was read has a line')
    return { standpoint, line, ...page }
  }

/** What happened to a project, the latest first, for the members of its cluster. Throws NotFound for everybody else. */
export const makeReadProjectHistory =
  ({ table }: { readonly table: Reader }) =>
  async (asked: AboutProject & Paged) => {
    const { clusterId, project, organisation, limit, start } = asked
    await standpointOf(table, asked, organisation)
    const pk = projectEventsPartition(clusterId, project)
    const page = await table.query({ index: 'gsi2', pk, descending: true, limit, start })
    const events: readonly ClusterEvent[] = page.items.map(clusterEventFrom)
    const keys = events.flatMap((event) => event.organisation ?? [])
    return { events, organisations: await organisationsByKey(table, keys), next: page.next }
  }
