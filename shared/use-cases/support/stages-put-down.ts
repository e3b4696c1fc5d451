import { chainFrom, CHAINS, chainsPartition } from '../../items/chain-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'

/** A stage by its title, and the title of its chain. */
export type StageNamed = { readonly chain: string; readonly stage: string }

/** The stages that an organisation is put down for in the chains of a consortium or cluster: what its invitation is about. */
export const stagesPutDown = async (
  table: Pick<Table, 'query'>,
  owner: string,
  organisation: string,
): Promise<readonly StageNamed[]> => {
  const items = await queryAll(table, { pk: chainsPartition(owner), beginsWith: CHAINS })
  return items
    .map(chainFrom)
    .flatMap(({ title, stages }) =>
      stages
        .filter(({ fills }) => fills.some((fill) => fill.organisation === organisation))
        .map((stage) => ({ chain: title, stage: stage.title })),
    )
}

/** A stage in a mail or on a page: its title, and that of its chain. */
export const stageText = ({ chain, stage }: StageNamed): string => `${stage} (${chain})`
