import type { ChainVersion } from '../domain/chain/chain-version.ts'
import { NotFound } from '../domain/errors.ts'
import { chainVersionFrom, chainVersionKey, ofChain, VERSIONS } from '../items/chain-item.ts'
import type { Start, Table } from '../stores/table.ts'
import type { AskedChain } from './read-chain.ts'
import { chainFor } from './support/chain-access.ts'

/** Lists the versions of a chain, the newest first. */
export const makeListChainVersions =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) =>
  async (
    asked: AskedChain & { readonly limit: number; readonly start?: Start | undefined },
  ): Promise<{ readonly versions: readonly ChainVersion[]; readonly next?: Start | undefined }> => {
    const { name, organisation, limit, start } = asked
    await chainFor(table, name, organisation)
    const page = await table.query({ pk: ofChain(name), beginsWith: VERSIONS, descending: true, limit, start })
    return { versions: page.items.map(chainVersionFrom), next: page.next }
  }

/** Reads one version of a chain, with its content. */
export const makeReadChainVersion =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'get'> }) =>
  async ({ name, organisation, version }: AskedChain & { readonly version: number }): Promise<ChainVersion> => {
    await chainFor(table, name, organisation)
    const item = await table.get(chainVersionKey(name, version))
    if (!item) throw new NotFound('version of a chain', String(version))
    return chainVersionFrom(item)
  }
