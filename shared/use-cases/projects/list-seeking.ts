import type { Cluster } from '../../domain/cluster.ts'
import type { ClusterProject } from '../../domain/cluster-project.ts'
import { soughtAt, type Sought } from '../../domain/seeking.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { projectFrom, seekingPartitions } from '../../items/cluster-project-item.ts'
import { compareText, textAt } from '../../stores/keys.ts'
import type { Condition, Item, Table } from '../../stores/table.ts'

type Reader = Pick<Table, 'getMany' | 'query'>

/** Which projects: that seek partners or money, a capability (or what lies below it), of a sector; `before` is a place to go on from. */
export type AskSeeking = {
  readonly sought?: Sought | undefined
  readonly capability?: string | undefined
  readonly sector?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
  readonly now: Moment
}

/** A project that seeks something, with its cluster. */
export type SeekingProject = { readonly project: ClusterProject; readonly cluster: Cluster }

/** How many entries of each shard are looked at where something is filtered. */
const LOOKED_AT = 100

const filterOf = ({ sought, capability, sector }: AskSeeking): Condition => [
  ...[sought, capability].flatMap((part) => (part === undefined ? [] : [{ attribute: '_sought', contains: part }])),
  ...(sector === undefined ? [] : [{ attribute: 'sectors', contains: sector }]),
]

const place = (item: Item | undefined): string => textAt(item ?? {}, 'gsi2sk')

const newestFirst = (one: string, other: string): number => compareText(other, one)

/** One look into every shard, from a place on. Up to `reached` all of them have been read; undefined: to their ends. */
const look = async (table: Reader, asked: AskSeeking) => {
  const { before, limit } = asked
  const where = filterOf(asked)
  const most = where.length > 0 ? Math.max(LOOKED_AT, limit) : limit
  const pages = await Promise.all(
    seekingPartitions.map((pk) =>
      // One more, because the place itself may be among them.
      table.query({ index: 'gsi2', pk, descending: true, limit: most + 1, atMost: before, where }),
    ),
  )
  const reached = pages
    .flatMap(({ next }) => (next ? [textAt(next, 'gsi2sk')] : []))
    .toSorted(newestFirst)
    .at(0)
  const found = pages
    .flatMap(({ items }) => items)
    .filter((item) => place(item) !== before && (reached === undefined || compareText(place(item), reached) >= 0))
    .toSorted((a, b) => newestFirst(place(a), place(b)))
  return { found, reached }
}

const withClusters = async (table: Reader, projects: readonly ClusterProject[]): Promise<readonly SeekingProject[]> => {
  const items = await table.getMany(projects.map(({ clusterId }) => clusterKey(clusterId)))
  const clusters = new Map(items.map(clusterFrom).map((cluster) => [cluster.id, cluster]))
  return projects.flatMap((project) => {
    const cluster = clusters.get(project.clusterId)
    return cluster?.status === 'registered' ? [{ project, cluster }] : []
  })
}

/**
 * The open projects of registered clusters that seek partners or money, those that began to last first. What has ended drops out at its moment. A page may
 * be short, even empty, although more follows: a filtered look reads only so much of each of the eight shards.
 */
export const makeListSeeking =
  ({ table }: { readonly table: Reader }) =>
  async (asked: AskSeeking): Promise<{ projects: readonly SeekingProject[]; next: string | undefined }> => {
    const { sought, limit, now } = asked
    const { found, reached } = await look(table, asked)
    const page = found.slice(0, limit)
    const projects = page.map(projectFrom).filter(({ seeks }) => {
      const still = soughtAt(seeks, now)
      return sought === undefined ? still.length > 0 : still.includes(sought)
    })
    return {
      projects: await withClusters(table, projects),
      next: found.length > limit ? place(page.at(-1)) : reached,
    }
  }
