import type { Answer } from '../../domain/answer.ts'
import type { Application } from '../../domain/application.ts'
import type { Chain } from '../../domain/chain/chain.ts'
import type { ChainName } from '../../domain/chain/chain-id.ts'
import type { Cluster } from '../../domain/cluster.ts'
import { Forbidden, NotFound } from '../../domain/errors.ts'
import { isMember, type Membership } from '../../domain/membership.ts'
import { answerFrom, answerKey } from '../../items/answer-item.ts'
import { applicationFrom, applicationKey } from '../../items/application-item.ts'
import { chainFrom, chainKey } from '../../items/chain-item.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { membershipFrom, membershipKey, membershipStands } from '../../items/membership-item.ts'
import type { Check, Item, Key, Table } from '../../stores/table.ts'

/** The consortium or cluster that chains belong to; a cluster has the id of its application, and their chains are the same. */
export type Owner = {
  readonly id: string
  readonly of: 'application' | 'cluster'
  readonly coordinator: string
}

/** Who asks, as what; and what must still be so when the change of a chain is written. */
export type ChainRole = {
  readonly owner: Owner
  readonly role: 'coordinator' | 'member'
  readonly still: readonly Check[]
}

const keysFor = (owner: string, organisation: string) => [
  clusterKey(owner),
  membershipKey(owner, organisation),
  applicationKey(owner),
  answerKey(owner, organisation),
]

const itemAt = (items: readonly Item[], { pk, sk }: Key): Item | undefined =>
  items.find((item) => item.pk === pk && item.sk === sk)

const inCluster = (cluster: Cluster, membership: Membership | undefined): ChainRole | undefined => {
  if (!isMember(membership)) return undefined
  const { id, coordinator } = cluster
  const owner: Owner = { id, of: 'cluster', coordinator }
  const role = coordinator === membership.organisation ? 'coordinator' : 'member'
  const still: Check[] = [{ check: membershipKey(id, membership.organisation), when: membershipStands(membership) }]
  const leads: Check = { check: clusterKey(id), when: [{ attribute: 'coordinator', is: coordinator }] }
  return { owner, role, still: role === 'coordinator' ? [...still, leads] : still }
}

const inConsortium = (
  application: Application,
  answer: Answer | undefined,
  organisation: string,
): ChainRole | undefined => {
  const owner: Owner = { id: application.id, of: 'application', coordinator: application.applicant }
  // What is a consortium becomes a cluster, or ends; the change of its chain is then refused and tried again there.
  const lives: Check = {
    check: applicationKey(application.id),
    when: [{ attribute: 'status', is: application.status }],
  }
  if (application.applicant === organisation) return { owner, role: 'coordinator', still: [lives] }
  if (answer?.state !== 'confirmed') return undefined
  const confirmed: Check = {
    check: answerKey(application.id, organisation),
    when: [{ attribute: 'state', is: 'confirmed' }],
  }
  return { owner, role: 'member', still: [lives, confirmed] }
}

const roleIn = (items: readonly Item[], owner: string, organisation: string): ChainRole | undefined => {
  const [cluster, membership, application, answer] = keysFor(owner, organisation).map((key) => itemAt(items, key))
  const registered = cluster && clusterFrom(cluster)
  if (registered?.status === 'registered') return inCluster(registered, membership && membershipFrom(membership))
  const applied = application && applicationFrom(application)
  if (!applied || applied.status === 'registered') return undefined
  return inConsortium(applied, answer && answerFrom(answer), organisation)
}

/** What an organisation is to the owner of chains. NotFound for everybody but members, after the same calls as where there is none. */
export const chainOwnerFor = async (
  table: Pick<Table, 'getMany'>,
  owner: string,
  organisation: string,
): Promise<ChainRole> => {
  const role = roleIn(await table.getMany(keysFor(owner, organisation)), owner, organisation)
  if (!role) throw new NotFound('owner of chains', owner)
  return role
}

/** A chain, and what an organisation is to it. NotFound for everybody but members, after the same calls as where there is none. */
export const chainFor = async (
  table: Pick<Table, 'getMany'>,
  name: ChainName,
  organisation: string,
): Promise<ChainRole & { readonly chain: Chain }> => {
  const items = await table.getMany([chainKey(name), ...keysFor(name.owner, organisation)])
  const item = itemAt(items, chainKey(name))
  const role = roleIn(items, name.owner, organisation)
  if (!item || !role) throw new NotFound('chain', name.id)
  return { ...role, chain: chainFrom(item) }
}

/** A chain and its owner, for the service itself; undefined where there is none any more. */
export const chainAndOwner = async (
  table: Pick<Table, 'getMany'>,
  name: ChainName,
): Promise<{ readonly chain: Chain; readonly owner: Owner } | undefined> => {
  const items = await table.getMany([chainKey(name), clusterKey(name.owner), applicationKey(name.owner)])
  const [chain, cluster, application] = [chainKey(name), clusterKey(name.owner), applicationKey(name.owner)].map(
    (key) => itemAt(items, key),
  )
  const registered = cluster && clusterFrom(cluster)
  if (chain && registered?.status === 'registered')
    return { chain: chainFrom(chain), owner: { id: name.owner, of: 'cluster', coordinator: registered.coordinator } }
  const applied = application && applicationFrom(application)
  if (!chain || !applied || applied.status === 'registered') return undefined
  return { chain: chainFrom(chain), owner: { id: name.owner, of: 'application', coordinator: applied.applicant } }
}

/** A chain for the coordinator of its owner. NotFound for who is no member, Forbidden for members. */
export const coordinatedChain = async (
  table: Pick<Table, 'getMany'>,
  name: ChainName,
  organisation: string,
): Promise<ChainRole & { readonly chain: Chain }> => {
  const found = await chainFor(table, name, organisation)
  if (found.role !== 'coordinator') throw new Forbidden('only the coordinator does this')
  return found
}
