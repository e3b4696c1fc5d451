import type { Cluster } from '../../domain/cluster.ts'
import type { ClusterProject } from '../../domain/cluster-project.ts'
import type { Membership } from '../../domain/membership.ts'
import { EVERYWHERE, noticeOf, unreadIn, type Notice } from '../../domain/seat.ts'
import { clusterSpace, projectSpace, type SpaceId } from '../../domain/space.ts'
import { membershipFrom } from '../../items/membership-item.ts'
import { projectOfIndex, PROJECTS_OF } from '../../items/participation-item.ts'
import { seatFrom, seatKey } from '../../items/seat-item.ts'
import { spaceFrom, spaceKey } from '../../items/space-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Item, Key, Start, Table } from '../../stores/table.ts'
import { finder } from '../support/project-access.ts'
import { projectsOf } from '../support/projects.ts'
import { doorKeys, doorTo, type Door } from './doors.ts'

/** A space in the list of who may enter it: how many posts there are and how many are new, and what its reader wants to hear. */
export type SpaceLine = {
  readonly space: SpaceId
  readonly cluster: Cluster
  readonly project: ClusterProject | undefined
  readonly posts: number
  readonly unread: number
  readonly notice: Notice
}

type Asked = {
  readonly organisation: string
  readonly personId: string
  readonly limit: number
  readonly start?: Start | undefined
}

type Reader = Pick<Table, 'getMany' | 'query'>

/** The projects that an organisation may have something to do with: it leads them, takes or took part, or coordinates their cluster. */
const projectsAround = async (
  table: Reader,
  organisation: string,
  memberships: readonly Membership[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const coordinated = memberships.filter(({ role }) => role === 'coordinator').map(({ clusterId }) => clusterId)
  const [own, led] = await Promise.all([
    queryAll(table, { index: 'gsi1', pk: `ORG#${organisation}`, beginsWith: PROJECTS_OF }),
    Promise.all(coordinated.map((id) => projectsOf(table, id))),
  ])
  const names = [...own.map(projectOfIndex), ...led.flat().map(({ clusterId, id }) => ({ clusterId, project: id }))]
  const of = (id: string) => names.filter(({ clusterId }) => clusterId === id).map(({ project }) => project)
  return new Map(memberships.map(({ clusterId }) => [clusterId, new Set(of(clusterId))]))
}

const lineOf = (
  space: SpaceId,
  { cluster, project }: Door,
  personId: string,
  found: (key: Key) => Item | undefined,
): SpaceLine => {
  const item = found(spaceKey(space))
  const state = item && spaceFrom(item)
  const seat = seatFrom(found(seatKey({ space, personId })))
  return {
    space,
    cluster,
    project,
    posts: state?.posts ?? 0,
    unread: unreadIn(state, seat),
    notice: noticeOf(seat, seatFrom(found(seatKey({ space: EVERYWHERE, personId })))),
  }
}

/**
 * The spaces that a representative may enter for an organisation: a page of clusters, with those of their projects. The indexes only say where to
 * look; whether a space is open is read consistently. What is new is counted, not read.
 */
export const makeListSpaces =
  ({ table }: { readonly table: Reader }) =>
  async ({
    organisation,
    personId,
    limit,
    start,
  }: Asked): Promise<{ spaces: readonly SpaceLine[]; next?: Start | undefined }> => {
    const page = await table.query({
      index: 'gsi1',
      pk: `ORG#${organisation}`,
      beginsWith: 'MEM#',
      descending: true,
      limit,
      start,
    })
    const memberships = page.items.map(membershipFrom)
    const projects = await projectsAround(table, organisation, memberships)
    const spaces = memberships.flatMap(({ clusterId }) => [
      clusterSpace(clusterId),
      ...[...(projects.get(clusterId) ?? [])].toSorted().map((project) => projectSpace(clusterId, project)),
    ])
    const found = finder(
      await table.getMany([
        seatKey({ space: EVERYWHERE, personId }),
        ...spaces.flatMap((space) => [...doorKeys(space, organisation), spaceKey(space), seatKey({ space, personId })]),
      ]),
    )
    const lines = spaces.flatMap((space) => {
      const door = doorTo(found, space, organisation)
      return door ? [lineOf(space, door, personId, found)] : []
    })
    return { spaces: lines, next: page.next }
  }
