import type { Cluster } from '../../domain/cluster.ts'
import type { Facts } from '../../domain/conditions/condition.ts'
import { NotFound } from '../../domain/errors.ts'
import { isMember } from '../../domain/membership.ts'
import type { ClusterProject } from '../../domain/cluster-project.ts'
import { dayIn, type Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey } from '../../items/membership-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { ownSheetFrom, ownSheetKey } from '../../items/sheet-item.ts'
import type { Table } from '../../stores/table.ts'
import { requireMember } from '../support/cluster.ts'
import { newestPack } from '../support/load.ts'
import { clusterScene, factsInCluster, factsWithoutCluster, projectFor } from './cluster-scene.ts'

/** For whom measures are asked: an organisation, in one of its clusters (else its newest), for one of that one's projects. */
export type AskedFor = {
  readonly organisation: string
  readonly clusterId?: string | undefined
  readonly project?: string | undefined
  readonly now: Moment
}

/** What is known of the asker, which measures it has, the day, and in which cluster and for which project it was looked at. */
export type OwnContext = {
  readonly facts: Facts
  readonly held: readonly string[]
  readonly today: string
  readonly cluster: Cluster | undefined
  readonly project: ClusterProject | undefined
}

type Reader = Pick<Table, 'get' | 'getMany' | 'query'>

/** How many of its newest memberships are looked at for a cluster that is registered: others form, or are struck off. */
const NEWEST = 5

const newestCluster = async (table: Reader, organisation: string): Promise<Cluster | undefined> => {
  const { items } = await table.query({
    index: 'gsi1',
    pk: `ORG#${organisation}`,
    beginsWith: 'MEM#',
    descending: true,
    limit: NEWEST,
  })
  const ids = items.map((item) => membershipFrom(item).clusterId)
  const read = await table.getMany(ids.flatMap((id) => [clusterKey(id), membershipKey(id, organisation)]))
  const clusters = new Map(
    read.filter(({ sk }) => sk === 'CLU').map((item) => [clusterFrom(item).id, clusterFrom(item)]),
  )
  const members = new Set(
    read
      .filter(({ sk }) => sk !== 'CLU')
      .map(membershipFrom)
      .filter(isMember)
      .map(({ clusterId }) => clusterId),
  )
  return ids.map((id) => clusters.get(id)).find((one) => one?.status === 'registered' && members.has(one.id))
}

const clusterOf = async (table: Reader, { organisation, clusterId }: AskedFor): Promise<Cluster | undefined> =>
  clusterId === undefined
    ? newestCluster(table, organisation)
    : (await requireMember(table, clusterId, organisation)).cluster

/** Gathers what is known of an organisation. Throws NotFound for a cluster that it is no member of, and for a project which that does not have. */
export const ownContext = async (table: Reader, asked: AskedFor): Promise<OwnContext> => {
  const { organisation: key, project: named, now } = asked
  const [items, pack, cluster] = await Promise.all([
    table.getMany([organisationKey(key), ownSheetKey(key)]),
    newestPack(table),
    clusterOf(table, asked),
  ])
  const organisation = organisationFrom(items.find(({ sk }) => sk === organisationKey(key).sk))
  const sheet = ownSheetFrom(
    items.find(({ sk }) => sk === ownSheetKey(key).sk),
    key,
  )
  const today = dayIn(now, pack.timeZone)
  const { held } = sheet
  if (!cluster) {
    if (named !== undefined) throw new NotFound('project', named)
    const facts = factsWithoutCluster(organisation, sheet.facts, today)
    return { facts, held, today, cluster, project: undefined }
  }
  const scene = await clusterScene(table, cluster, pack, now)
  const found = projectFor(scene, key, named)
  const facts = factsInCluster(scene, key, sheet.facts, today, found)
  return { facts, held, today, cluster, project: found?.project }
}
