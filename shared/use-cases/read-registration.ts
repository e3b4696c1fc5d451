import type { Cluster } from '../domain/cluster.ts'
import { NotFound } from '../domain/errors.ts'
import type { Organisation } from '../domain/organisation.ts'
import { clusterFrom, clusterKey } from '../items/cluster-item.ts'
import { organisationFrom, organisationKey } from '../items/organisation-item.ts'
import { clusterOfNumber, registrationNumberKey } from '../items/registration-number-item.ts'
import type { Table } from '../stores/table.ts'

/** Reads what the public may know of a cluster, by its registration number. Throws NotFound for a number that no registered cluster bears or bore. */
export const makeReadRegistration =
  ({ table }: { readonly table: Pick<Table, 'get'> }) =>
  async (number: string): Promise<{ cluster: Cluster; coordinator: Organisation | undefined }> => {
    const item = await table.get(registrationNumberKey(number.trim().toUpperCase()))
    const clusterItem = item && (await table.get(clusterKey(clusterOfNumber(item))))
    const cluster = clusterItem && clusterFrom(clusterItem)
    if (cluster?.status !== 'registered' && cluster?.status !== 'struckOff') throw new NotFound('registration', number)
    return { cluster, coordinator: organisationFrom(await table.get(organisationKey(cluster.coordinator))) }
  }
