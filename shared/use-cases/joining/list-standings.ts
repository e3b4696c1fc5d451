import type { Cluster } from '../../domain/cluster.ts'
import { NotFound } from '../../domain/errors.ts'
import { isInvited, type Membership, type MembershipState } from '../../domain/membership.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membersPartition } from '../../items/membership-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Start, Table } from '../../stores/table.ts'
import { clusterFor, clusterWith } from '../support/cluster.ts'
import { organisationsByKey } from '../support/resolve.ts'

/** Where an organisation stands towards a cluster, with the cluster. */
export type Standing = { readonly membership: Membership; readonly state: MembershipState; readonly cluster: Cluster }

/** Where a record stands at a moment: that an invitation has run out is evaluated on reading. */
export const stateAt = (membership: Membership, now: Moment): MembershipState =>
  membership.state === 'invited' && !isInvited(membership, now) ? 'expired' : membership.state

/** Where one's own organisation stands towards a registered cluster; NotFound where it never stood anywhere, or there is none. */
export const makeReadStanding =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (asked: {
    readonly clusterId: string
    readonly organisation: string
    readonly now: Moment
  }): Promise<Standing> => {
    const { cluster, membership } = await clusterWith(table, asked.clusterId, asked.organisation)
    if (!membership) throw new NotFound('cluster', asked.clusterId)
    return { membership, state: stateAt(membership, asked.now), cluster }
  }

/** All that one's own organisation is, was or could be a member of: the newest first, of one state or of all. */
export const makeListStandings =
  ({ table }: { readonly table: Pick<Table, 'query' | 'getMany'> }) =>
  async (asked: {
    readonly organisation: string
    readonly state: MembershipState | undefined
    readonly now: Moment
    readonly limit: number
    readonly offset: number
  }): Promise<{ readonly standings: readonly Standing[]; readonly next: number | undefined }> => {
    const { organisation, state, now, limit, offset } = asked
    const pages = await Promise.all(
      ['MEM#', 'STD#'].map((beginsWith) => queryAll(table, { index: 'gsi1', pk: `ORG#${organisation}`, beginsWith })),
    )
    const all = pages
      .flat()
      .map(membershipFrom)
      .filter((membership) => state === undefined || stateAt(membership, now) === state)
      .toSorted((a, b) => (a.since < b.since ? 1 : -1))
    const page = all.slice(offset, offset + limit)
    const items = await table.getMany(page.map(({ clusterId }) => clusterKey(clusterId)))
    const clusters = new Map(items.map(clusterFrom).map((cluster) => [cluster.id, cluster]))
    return {
      standings: page.flatMap((membership) => {
        const cluster = clusters.get(membership.clusterId)
        const isShown = cluster?.status === 'registered' || cluster?.status === 'struckOff'
        return cluster && isShown ? [{ membership, state: stateAt(membership, now), cluster }] : []
      }),
      next: offset + limit < all.length ? offset + limit : undefined,
    }
  }

/** What waits at a cluster, for its coordinator: requests or invitations, in the order of organisations. Throws NotFound. */
export const makeListWaiting =
  ({ table }: { readonly table: Pick<Table, 'get' | 'query' | 'getMany'> }) =>
  async (asked: {
    readonly clusterId: string
    readonly organisation: string
    readonly states: readonly MembershipState[]
    readonly limit: number
    readonly start: Start | undefined
  }) => {
    const { clusterId, organisation, states, limit, start } = asked
    const cluster = await clusterFor(table, clusterId)
    if (cluster.coordinator !== organisation) throw new NotFound('cluster', clusterId)
    const { items, next } = await table.query({
      pk: membersPartition(clusterId),
      where: [{ attribute: 'state', oneOf: states }],
      limit,
      ...(start ? { start } : {}),
    })
    const memberships = items.map(membershipFrom)
    const organisations: ReadonlyMap<string, Organisation> = await organisationsByKey(
      table,
      memberships.map((membership) => membership.organisation),
    )
    return {
      waiting: memberships.map((membership) => ({
        membership,
        organisation: organisations.get(membership.organisation),
      })),
      next,
    }
  }

/** The record of an organisation at a cluster, for the coordinator. Throws NotFound. */
export const makeReadWaiting =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async (asked: { readonly clusterId: string; readonly organisation: string; readonly key: string }) => {
    const { cluster, membership } = await clusterWith(table, asked.clusterId, asked.key)
    if (cluster.coordinator !== asked.organisation || !membership) throw new NotFound('cluster', asked.clusterId)
    const organisations = await organisationsByKey(table, [asked.key])
    return { membership, organisation: organisations.get(asked.key) }
  }
