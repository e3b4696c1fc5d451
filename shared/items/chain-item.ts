import { chainSchema, MOST, type Chain } from '../domain/chain/chain.ts'
import type { ChainName } from '../domain/chain/chain-id.ts'
import { chainVersionSchema, type ChainVersion } from '../domain/chain/chain-version.ts'
import type { Delete, Key, Put, Update } from '../stores/table.ts'
import { doerOf } from './doer-keys.ts'
import { entity } from './entity.ts'
import { writerKeys } from './writer-keys.ts'

/** The partition of the chains of a consortium or cluster. */
export const chainsPartition = (owner: string): string => `CHN#${owner}`

/** What the keys of chains begin with, in that partition. */
export const CHAINS = 'CHN#'

/** The key of a chain. */
export const chainKey = ({ owner, id }: ChainName): Key => ({ pk: chainsPartition(owner), sk: `${CHAINS}${id}` })

const chains = entity('Chain', chainSchema, chainKey)

/** The chain in an item. */
export const chainFrom = chains.from

/** Adds a chain. */
export const addChain = (chain: Chain): Put => ({ put: chains.item(chain), when: [{ attribute: 'pk', exists: false }] })

/** Replaces a chain as it was read. */
export const replaceChain = (before: Chain, next: Chain): Put => ({
  put: chains.item({ ...next, version: before.version + 1 }),
  when: [{ attribute: 'version', is: before.version }],
})

/** Removes a chain as it was read; its versions stay. */
export const removeChain = (before: Chain): Delete => ({
  delete: chainKey(before),
  when: [{ attribute: 'version', is: before.version }],
})

const countKey = (owner: string): Key => ({ pk: chainsPartition(owner), sk: 'COUNT' })

/** Counts a chain more of an owner; fails where it has as many as it may. */
export const countChain = (owner: string): Update => ({
  update: countKey(owner),
  add: { chains: 1 },
  when: [{ anyOf: [[{ attribute: 'chains', exists: false }], [{ attribute: 'chains', below: MOST.chainsOfOwner }]] }],
})

/** Counts a chain less of an owner. */
export const uncountChain = (owner: string): Update => ({ update: countKey(owner), add: { chains: -1 } })

/** The partition of what belongs to one chain. */
export const ofChain = ({ owner, id }: ChainName): string => `CHN#${owner}#${id}`

/** What the keys of a chain's versions begin with. */
export const VERSIONS = 'V#'

/** The key of a version of a chain. */
export const chainVersionKey = (name: ChainName, version: number): Key => ({
  pk: ofChain(name),
  sk: `${VERSIONS}${String(version).padStart(9, '0')}`,
})

const versions = entity('ChainVersion', chainVersionSchema, ({ owner, chain, version, by, at }) => ({
  ...chainVersionKey({ owner, id: chain }, version),
  ...writerKeys({ personId: doerOf(by), at, id: `${chain}-${version}` }),
}))

/** The version in an item. */
export const chainVersionFrom = versions.from

/** Appends a version of a chain. */
export const appendVersion = (version: ChainVersion): Put => ({
  put: versions.item(version),
  when: [{ attribute: 'pk', exists: false }],
})
