import type { Chain } from '../domain/chain/chain.ts'
import type { ChainName } from '../domain/chain/chain-id.ts'
import { weakPointsOf, type WeakPoints } from '../domain/chain/weak-points.ts'
import { whatIfLeaves, type WhatIf } from '../domain/chain/what-if.ts'
import { asItHolds } from '../domain/chain/standing.ts'
import { chainFrom, CHAINS, chainsPartition } from '../items/chain-item.ts'
import type { Start, Table } from '../stores/table.ts'
import { chainFor, chainOwnerFor, type ChainRole } from './support/chain-access.ts'
import { allStandings, fillersOf, standingsOf, type Stood } from './support/standings.ts'

/** Which chain, read for which organisation. */
export type AskedChain = { readonly name: ChainName; readonly organisation: string }

/** A chain as it holds at this moment, and what its reader is to it. */
export type ChainRead = Pick<ChainRole, 'owner' | 'role'> & Stood & { readonly chain: Chain }

/** Lists the chains of a consortium or cluster, for its members. */
export const makeListChains =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) =>
  async (asked: {
    readonly owner: string
    readonly organisation: string
    readonly limit: number
    readonly start?: Start | undefined
  }): Promise<{ readonly chains: readonly Chain[]; readonly next?: Start | undefined }> => {
    const { owner, organisation, limit, start } = asked
    await chainOwnerFor(table, owner, organisation)
    const page = await table.query({ pk: chainsPartition(owner), beginsWith: CHAINS, limit, start })
    return { chains: page.items.map(chainFrom), next: page.next }
  }

/** Reads a chain, with how everybody stands who is to fill a stage of it. */
export const makeReadChain =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async ({ name, organisation }: AskedChain): Promise<ChainRead> => {
    const { chain, owner, role } = await chainFor(table, name, organisation)
    return { chain, owner, role, ...(await standingsOf(table, owner, fillersOf(chain))) }
  }

/** Finds the weak points of a chain as it holds at this moment. */
export const makeFindWeakPoints =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) =>
  async ({ name, organisation }: AskedChain): Promise<{ chain: Chain; weakPoints: WeakPoints } & Stood> => {
    const { chain, owner } = await chainFor(table, name, organisation)
    const stood = await allStandings(table, owner, chain)
    return { chain, weakPoints: weakPointsOf(chain, stood.standings), ...stood }
  }

/** Says what would happen if one organisation left. */
export const makeAskWhatIf =
  ({ table }: { readonly table: Pick<Table, 'getMany'> }) =>
  async ({ name, organisation, leaving }: AskedChain & { readonly leaving: string }): Promise<WhatIf> => {
    const { chain, owner } = await chainFor(table, name, organisation)
    const { standings } = await standingsOf(table, owner, fillersOf(chain))
    return whatIfLeaves(asItHolds(chain, standings), leaving)
  }
