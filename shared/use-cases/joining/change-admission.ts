import type { Cluster } from '../../domain/cluster.ts'
import { NotFound, PreconditionFailed } from '../../domain/errors.ts'
import { replaceCluster } from '../../items/cluster-item.ts'
import type { Table } from '../../stores/table.ts'
import { wasWritten } from '../../stores/was-written.ts'
import { clusterFor } from '../support/cluster.ts'
import { tellCluster } from '../support/cluster-event.ts'
import type { JoiningDeps, Said } from './acting.ts'

/** The version that was read, and what the admission policy is to be from now on. */
export type ChangeAdmission = Said & { readonly version: number; readonly admission: Cluster['admission'] }

const assertVersion = (cluster: Cluster, version: number): void => {
  if (cluster.version !== version) throw new PreconditionFailed()
}

/**
 * Changes who decides about requests to join, for the coordinator; a request that the coordinator has been asked about still waits for its word.
 * Throws NotFound, and PreconditionFailed where the cluster was changed since.
 */
export const makeChangeAdmission =
  ({ table, newId }: JoiningDeps & { readonly table: Pick<Table, 'get' | 'write'> }) =>
  async ({ clusterId, organisation, version, admission, by, now }: ChangeAdmission): Promise<Cluster> => {
    const cluster = await clusterFor(table, clusterId)
    if (cluster.coordinator !== organisation) throw new NotFound('cluster', clusterId)
    assertVersion(cluster, version)
    if (cluster.admission === admission) return cluster
    const written = await wasWritten(table, [
      replaceCluster(cluster, { ...cluster, admission }),
      tellCluster(newId(), clusterId, 'admissionChanged', { by, now }, { data: { admission } }),
    ])
    if (!written) throw new PreconditionFailed()
    return { ...cluster, admission, version: version + 1 }
  }
