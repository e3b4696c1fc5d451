import type { ClusterProject } from '../../domain/cluster-project.ts'
import type { Participation } from '../../domain/participation.ts'
import { projectFrom, projectsPartition, SHOWN_PROJECTS } from '../../items/cluster-project-item.ts'
import { participationFrom, participationsPartition } from '../../items/participation-item.ts'
import { queryAll } from '../../stores/query-all.ts'
import type { Table } from '../../stores/table.ts'

type Reader = Pick<Table, 'query'>

/** The projects of a cluster, open and closed, in the order of their ids. */
export const projectsOf = async (table: Reader, clusterId: string): Promise<readonly ClusterProject[]> =>
  (await queryAll(table, { pk: projectsPartition(clusterId), where: SHOWN_PROJECTS })).map(projectFrom)

/** The records of who takes or took part in a cluster's projects; whether one holds, the membership says. */
export const participationsOf = async (table: Reader, clusterId: string): Promise<readonly Participation[]> =>
  (await queryAll(table, { pk: participationsPartition(clusterId) })).map(participationFrom)
