import type { Cluster } from '../../domain/cluster.ts'
import { isMember } from '../../domain/membership.ts'
import { EVERYWHERE, noticeOf, unreadIn, type Notice, type Seat } from '../../domain/seat.ts'
import { spacesFor, type SpaceId } from '../../domain/space.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { seatFrom, seatKey } from '../../items/seat-item.ts'
import { spaceFrom, spaceKey } from '../../items/space-item.ts'
import { keyText } from '../../stores/keys.ts'
import type { Item, Key, Start, Table } from '../../stores/table.ts'

/** A space in the list of who may enter it: how many posts there are and how many are new, and what its reader wants to hear. */
export type SpaceLine = {
  readonly space: SpaceId
  readonly cluster: Cluster
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

const isCluster = ({ sk }: Item): boolean => sk === 'CLU'

const clustersOf = async (table: Pick<Table, 'getMany' | 'query'>, { organisation, limit, start }: Asked) => {
  const page = await table.query({
    index: 'gsi1',
    pk: `ORG#${organisation}`,
    beginsWith: 'MEM#',
    descending: true,
    limit,
    start,
  })
  const ids = page.items.map(membershipFrom).map(({ clusterId }) => clusterId)
  const items = await table.getMany(ids.flatMap((id) => [clusterKey(id), membershipKey(id, organisation)]))
  const records = items.filter((item) => !isCluster(item)).map(membershipFrom)
  const mine = new Set(records.filter(isMember).map(({ clusterId }) => clusterId))
  const clusters = items.filter(isCluster).map(clusterFrom)
  return {
    clusters: clusters.filter(({ id, status }) => status === 'registered' && mine.has(id)),
    next: page.next,
  }
}

const lineOf = (
  { space, cluster }: Pick<SpaceLine, 'space' | 'cluster'>,
  personId: string,
  found: (key: Key) => Item | undefined,
  everywhere: Seat | undefined,
): SpaceLine => {
  const item = found(spaceKey(space))
  const state = item && spaceFrom(item)
  const seat = seatFrom(found(seatKey({ space, personId })))
  return {
    space,
    cluster,
    posts: state?.posts ?? 0,
    unread: unreadIn(state, seat),
    notice: noticeOf(seat, everywhere),
  }
}

/** The spaces that a representative may enter for an organisation: a page of clusters, with those of their projects. What is new is counted, not read. */
export const makeListSpaces =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) =>
  async (asked: Asked): Promise<{ spaces: readonly SpaceLine[]; next?: Start | undefined }> => {
    const { organisation, personId } = asked
    const { clusters, next } = await clustersOf(table, asked)
    const open = clusters.flatMap((cluster) => spacesFor(cluster, organisation).map((space) => ({ space, cluster })))
    const all = seatKey({ space: EVERYWHERE, personId })
    const keys = open.flatMap(({ space }) => [spaceKey(space), seatKey({ space, personId })])
    const items = new Map((await table.getMany([all, ...keys])).map((item) => [keyText(item), item]))
    const found = (key: Key) => items.get(keyText(key))
    const everywhere = seatFrom(found(all))
    return { spaces: open.map((one) => lineOf(one, personId, found, everywhere)), next }
  }
