import type { CityRequest } from '../domain/city-request.ts'
import { cityRequestFrom, clusterRequests } from '../items/city-request-item.ts'
import type { Start, Table } from '../stores/table.ts'
import { requireMember } from './support/cluster.ts'

/** Lists what a cluster has asked of the city, the newest first. Throws NotFound for who is not a member. */
export const makeListCityRequests =
  ({ table }: { readonly table: Pick<Table, 'getMany' | 'query'> }) =>
  async (asked: {
    readonly clusterId: string
    readonly organisation: string
    readonly limit: number
    readonly start?: Start | undefined
  }): Promise<{ readonly requests: readonly CityRequest[]; readonly next?: Start | undefined }> => {
    const { clusterId, organisation, limit, start } = asked
    await requireMember(table, clusterId, organisation)
    const page = await table.query({ index: 'gsi1', ...clusterRequests(clusterId), descending: true, limit, start })
    return { requests: page.items.map(cityRequestFrom), next: page.next }
  }
