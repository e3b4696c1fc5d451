import { beginProject, type ClusterProject, type ProjectContent } from '../../domain/cluster-project.ts'
import { Conflict } from '../../domain/errors.ts'
import { takePart } from '../../domain/participation.ts'
import { createProject } from '../../items/cluster-project-item.ts'
import { count } from '../../items/counter-item.ts'
import { organisationFrom, organisationKey } from '../../items/organisation-item.ts'
import { putParticipation } from '../../items/participation-item.ts'
import { isStillActive } from '../joining/acting.ts'
import { requireMember } from '../support/cluster.ts'
import { writeWithinLimits } from '../support/limits.ts'
import { newestPack } from '../support/load.ts'
import { memberStands, type ProjectDeps, type SaidOfProject } from './acting.ts'
import { assertEnds } from './seek-ends.ts'
import { mailLeaders, tellOfProject } from './tell-project.ts'

/** What a member says of the project that it adds; `project` becomes its id. */
export type AddProject = SaidOfProject & { readonly content: ProjectContent }

/**
 * Adds a project to a registered cluster; the member that adds it leads it and takes part. Throws NotFound for who is no member, Conflict
 * `organisationNotActive`, InvalidRequest for an end of what it seeks that the rule pack does not allow, TooMany beyond the day's projects.
 */
export const makeAddProject =
  ({ table, newId }: ProjectDeps) =>
  async (command: AddProject): Promise<ClusterProject> => {
    const { clusterId, project: id, organisation, content, now, extra = [] } = command
    const [found, pack, item] = await Promise.all([
      requireMember(table, clusterId, organisation),
      newestPack(table),
      table.get(organisationKey(organisation)),
    ])
    const status = organisationFrom(item)?.status
    if (status !== 'active') throw new Conflict('organisationNotActive', { status: status ?? 'unknown' })
    assertEnds(content.seeks, pack, now)
    const { cluster, membership } = found
    const project = beginProject({ clusterId, project: id }, content, membership, now)
    const eventId = newId()
    await writeWithinLimits(table, 'day', now, [
      createProject(project),
      putParticipation(undefined, takePart(undefined, id, membership, now)),
      memberStands(found),
      isStillActive(organisation),
      count({ of: 'projects', whose: organisation, per: 'day' }, now, pack.projects.addedPerMemberAndDay),
      tellOfProject(eventId, 'projectAdded', command, { organisation, data: { title: content.title } }),
      ...mailLeaders({ cluster, project }, 'added', eventId, command),
      ...extra,
    ])
    return project
  }
