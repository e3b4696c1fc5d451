import type { ClusterProject } from '../../domain/cluster-project.ts'
import { firstEnd, stillSought } from '../../domain/seeking.ts'
import type { Moment } from '../../domain/time.ts'
import { clusterFrom, clusterKey } from '../../items/cluster-item.ts'
import { projectFrom, replaceProject } from '../../items/cluster-project-item.ts'
import { mailOfProject, tellOfProject } from '../projects/tell-project.ts'
import type { ActOnDueDeps, DueItem, DueOutcome } from './acting.ts'

const withoutEnded = (before: ClusterProject, now: Moment): ClusterProject => {
  const seeks = stillSought(before.seeks, now)
  const { seeksSince: _, ...rest } = before
  return firstEnd(seeks) === undefined ? { ...rest, seeks } : { ...before, seeks }
}

/**
 * Takes off the list what a project was to seek until now, and tells its lead and the coordinator, who may say it anew; nobody where there is no such
 * cluster. A lead that has left it hears nothing any more.
 */
export const actOnProject = async ({ table, newId }: ActOnDueDeps, { item, now }: DueItem): Promise<DueOutcome> => {
  const before = projectFrom(item)
  const { clusterId, id: project, lead } = before
  const clusterItem = await table.get(clusterKey(clusterId))
  const cluster = clusterItem && clusterFrom(clusterItem)
  const id = newId()
  const said = { clusterId, project, by: { as: 'service' }, now } as const
  await table.write([
    replaceProject(before, withoutEnded(before, now)),
    ...(cluster?.status === 'registered'
      ? [
          tellOfProject(id, 'projectSeekEnded', said),
          ...[...new Set([lead, cluster.coordinator])].map((key) => mailOfProject(key, 'seekEnded', id, said)),
        ]
      : []),
  ])
  return 'expired'
}
