import { readExtractCode } from '../crypto/extract-code.ts'
import type { Cluster } from '../domain/cluster.ts'
import { NotFound } from '../domain/errors.ts'
import type { RegisterExtract, ExtractMember } from '../domain/extract.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { extractFrom, extractKey, extractMembersFrom, extractPartKeys } from '../items/extract-item.ts'
import type { Table } from '../stores/table.ts'

/** An extract as it was issued, and how the cluster stands today. */
export type ExtractRead = {
  readonly extract: RegisterExtract
  readonly members: readonly ExtractMember[]
  readonly today: Pick<Cluster, 'status' | 'name'>
}

/** Reads an extract by its code, as it stands on paper. Throws NotFound where no extract has it. */
export const makeReadExtract =
  ({ table }: { readonly table: Pick<Table, 'get' | 'getMany'> }) =>
  async (written: string): Promise<ExtractRead> => {
    const code = readExtractCode(written)
    const item = code === undefined ? undefined : await table.get(extractKey(code))
    if (!item) throw new NotFound('extract', written)
    const extract = extractFrom(item)
    const [parts, clusterItem] = await Promise.all([
      table.getMany(extractPartKeys(extract)),
      table.get(clusterKey(extract.clusterId)),
    ])
    if (!clusterItem) throw new Error(`the cluster ${extract.clusterId} of an extract is gone`)
    const inOrder = parts.toSorted((a, b) => (a.sk < b.sk ? -1 : 1))
    const { status, name } = clusterFrom(clusterItem)
    return { extract, members: inOrder.flatMap(extractMembersFrom), today: { status, name } }
  }
